import { parse, updateTeam, updateTeamInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { memberIdsOf } from "~/lib/settings/member-ids.server"
import type { Route } from "./+types/update"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return updateTeam(db, actor, parse(updateTeamInput, { ...form, memberIds: memberIdsOf(form) }), now)
  })
}
