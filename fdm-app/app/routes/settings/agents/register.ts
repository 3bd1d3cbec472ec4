import { parse, registerAgent, registerAgentInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { accountBy } from "~/lib/people/account-by.server"
import { personOf } from "~/lib/people/person.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/register"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ email = "", role }) => {
    const { db, actor, now } = agentOnly(args)
    const account = await accountBy(db, actor, email)
    const { deskRole: _, ...person } = personOf(account)
    return registerAgent(db, actor, parse(registerAgentInput, { person, role }), now)
  })
}
