import { redirect } from "react-router"
import { caller } from "~/lib/caller.server"
import { noPasswordWord } from "~/lib/no-password-word"
import type { Route } from "./+types/_index"

/** Everybody begins where their work is. */
export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = context.get(caller)
  const search = url.searchParams.has(noPasswordWord) ? `?${noPasswordWord}` : ""
  return redirect((actor.type === "agent" ? "/admin/support" : "/farms") + search)
}
