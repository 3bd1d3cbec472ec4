import { createSavedReply, createSavedReplyInput, parse, updateSavedReply, updateSavedReplyInput } from "fdm-helpdesk"
import { given } from "~/lib/form.server"
import { reply } from "~/lib/reply.server"
import { savedReplyIdOf } from "~/lib/saved-reply-id.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.replies.$reply_id.save"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ title, body, category, sharing }) => {
    const { db, actor, now } = agentOnly(args)
    const savedReplyId = savedReplyIdOf(args.params)
    const fields = { title, body, category: given(category?.trim()) ?? null, isShared: sharing === "shared" }
    if (savedReplyId) await updateSavedReply(db, actor, parse(updateSavedReplyInput, { savedReplyId, ...fields }), now)
    else await createSavedReply(db, actor, parse(createSavedReplyInput, fields), now)
    return "/admin/support/settings/replies?done=save"
  })
}
