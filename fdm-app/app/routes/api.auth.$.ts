import { caller } from "~/lib/caller.server"
import { bodyLength } from "~/lib/form.server"
import type { Route } from "./+types/api.auth.$"

/** Far more than any of its forms holds. better-auth itself reads whatever comes. */
const maxBytes = 100_000

/** better-auth's own endpoints, among them the address that a sign-in link points to. */
export function loader({ request, context }: Route.LoaderArgs) {
  return context.get(caller).host.auth.handler(request)
}

export function action(args: Route.ActionArgs) {
  if (bodyLength(args.request.headers) > maxBytes) return Response.json({ code: "TOO_LARGE" }, { status: 413 })
  return loader(args)
}
