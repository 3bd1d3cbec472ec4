import { caller } from "~/lib/requests/caller.server"
import type { Route } from "./+types/brand.css"

/** The tokens that the desk's look changes. Its address holds its version, so a browser asks for each once. */
export function loader({ context, url }: Route.LoaderArgs) {
  const { css, version } = context.get(caller).host.brand.current
  const isCurrent = url.searchParams.get("v") === version
  return new Response(css, {
    headers: {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": isCurrent ? "public, max-age=31536000, immutable" : "no-store",
    },
  })
}
