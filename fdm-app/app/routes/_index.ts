import { redirect } from "react-router"
import { noPasswordWord } from "~/lib/people/no-password-word"
import { caller } from "~/lib/requests/caller.server"
import type { Route } from "./+types/_index"

/** Everybody begins where their work is. */
export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = context.get(caller)
  const search = url.searchParams.has(noPasswordWord) ? `?${noPasswordWord}` : ""
  return redirect((actor.type === "agent" ? "/admin/support" : "/farms") + search)
}
