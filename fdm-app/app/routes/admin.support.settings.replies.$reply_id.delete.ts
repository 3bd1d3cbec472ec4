import { deleteSavedReply, deleteSavedReplyInput, parse } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { savedReplyIdOf } from "~/lib/saved-reply-id.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.replies.$reply_id.delete"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async () => {
    const { db, actor, now } = agentOnly(args)
    await deleteSavedReply(db, actor, parse(deleteSavedReplyInput, { savedReplyId: savedReplyIdOf(args.params) }), now)
    return "/admin/support/settings/replies?done=delete"
  })
}
