import { assignHostRole, assignHostRoleInput, parse } from "fdm-helpdesk"
import { accountBy } from "~/lib/account-by.server"
import { assertNotByDesk, hostRoles } from "~/lib/host-roles.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.agents.grant"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ email = "", role }) => {
    const { db, actor, now } = agentOnly(args)
    const { id: principalId } = await accountBy(db, actor, email)
    await assertNotByDesk(db, actor, principalId)
    await assignHostRole(db, hostRoles, actor, parse(assignHostRoleInput, { principalId, role }), now)
  })
}
