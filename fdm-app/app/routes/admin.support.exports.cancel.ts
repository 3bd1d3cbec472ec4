import { cancelExport, exportInput, parse } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.exports.cancel"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return cancelExport(db, actor, parse(exportInput, form), now)
  })
}
