import { caller } from "~/lib/caller.server"
import type { Route } from "./+types/api.auth.$"

/** better-auth's own endpoints, among them the address that a sign-in link points to. */
export function loader({ request, context }: Route.LoaderArgs) {
  return context.get(caller).host.auth.handler(request)
}

export const action = loader
