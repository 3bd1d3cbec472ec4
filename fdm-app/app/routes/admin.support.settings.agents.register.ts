import { parse, registerAgent, registerAgentInput } from "fdm-helpdesk"
import { accountBy } from "~/lib/account-by.server"
import { personOf } from "~/lib/person.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.agents.register"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ email = "", role }) => {
    const { db, actor, now } = agentOnly(args)
    const account = await accountBy(db, actor, email)
    const { deskRole: _, ...person } = personOf(account)
    return registerAgent(db, actor, parse(registerAgentInput, { person, role }), now)
  })
}
