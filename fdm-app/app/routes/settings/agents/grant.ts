import { assignHostRole, assignHostRoleInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { accountBy } from "~/lib/people/account-by.server"
import { assertNotByDesk, hostRoles } from "~/lib/people/host-roles.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/grant"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ email = "", role }) => {
    const { db, actor, now } = agentOnly(args)
    const { id: principalId } = await accountBy(db, actor, email)
    await assertNotByDesk(db, actor, principalId)
    await assignHostRole(db, hostRoles, actor, parse(assignHostRoleInput, { principalId, role }), now)
  })
}
