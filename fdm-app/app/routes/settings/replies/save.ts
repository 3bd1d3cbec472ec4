import { createSavedReply, createSavedReplyInput, parse, updateSavedReply, updateSavedReplyInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { given } from "~/lib/requests/form.server"
import { reply } from "~/lib/requests/reply.server"
import { savedReplyIdOf } from "~/lib/settings/saved-reply-id.server"
import type { Route } from "./+types/save"

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
