import { redirect } from "react-router"
import { caller } from "~/lib/caller.server"
import type { Route } from "./+types/_index"

/** Everybody begins where their work is. */
export function loader({ context }: Route.LoaderArgs) {
  const { actor } = context.get(caller)
  return redirect(actor.type === "agent" ? "/admin/support" : "/farms")
}
