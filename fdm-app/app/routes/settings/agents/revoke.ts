import { assignHostRole, assignHostRoleInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { hostRoles } from "~/lib/people/host-roles.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/revoke"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, ({ principalId }) => {
    const { db, actor, now } = agentOnly(args)
    return assignHostRole(db, hostRoles, actor, parse(assignHostRoleInput, { principalId, role: null }), now)
  })
}
