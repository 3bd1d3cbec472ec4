import { deleteSavedView, deleteSavedViewInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/delete"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async () => {
    const { db, actor, now } = agentOnly(args)
    await deleteSavedView(db, actor, parse(deleteSavedViewInput, { savedViewId: args.params.view_id }), now)
    return "/admin/support"
  })
}
