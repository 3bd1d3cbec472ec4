import { agentInput, parse, reactivateAgent } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.agents.reactivate"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return reactivateAgent(db, actor, parse(agentInput, form), now)
  })
}
