import { assignHostRole, assignHostRoleInput, parse } from "fdm-helpdesk"
import { hostRoles } from "~/lib/host-roles.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.agents.revoke"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, ({ principalId }) => {
    const { db, actor, now } = agentOnly(args)
    return assignHostRole(db, hostRoles, actor, parse(assignHostRoleInput, { principalId, role: null }), now)
  })
}
