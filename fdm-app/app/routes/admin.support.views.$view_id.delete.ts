import { deleteSavedView, deleteSavedViewInput, parse } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.views.$view_id.delete"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async () => {
    const { db, actor, now } = agentOnly(args)
    await deleteSavedView(db, actor, parse(deleteSavedViewInput, { savedViewId: args.params.view_id }), now)
    return "/admin/support"
  })
}
