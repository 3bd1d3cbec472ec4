import { createTeam, createTeamInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { memberIdsOf } from "~/lib/settings/member-ids.server"
import type { Route } from "./+types/create"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return createTeam(db, actor, parse(createTeamInput, { ...form, memberIds: memberIdsOf(form) }), now)
  })
}
