import { parse, updateTeam, updateTeamInput } from "fdm-helpdesk"
import { memberIdsOf } from "~/lib/member-ids.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.teams.update"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return updateTeam(db, actor, parse(updateTeamInput, { ...form, memberIds: memberIdsOf(form) }), now)
  })
}
