import { deleteSynonyms, deleteSynonymsInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/delete"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return deleteSynonyms(db, actor, parse(deleteSynonymsInput, form), now)
  })
}
