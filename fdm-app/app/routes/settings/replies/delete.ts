import { deleteSavedReply, deleteSavedReplyInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { savedReplyIdOf } from "~/lib/settings/saved-reply-id.server"
import type { Route } from "./+types/delete"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async () => {
    const { db, actor, now } = agentOnly(args)
    await deleteSavedReply(db, actor, parse(deleteSavedReplyInput, { savedReplyId: savedReplyIdOf(args.params) }), now)
    return "/admin/support/settings/replies?done=delete"
  })
}
