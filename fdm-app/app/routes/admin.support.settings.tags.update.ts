import { parse, updateTag, updateTagInput } from "fdm-helpdesk"
import { chosenColor } from "~/lib/chosen-color.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.tags.update"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return updateTag(db, actor, parse(updateTagInput, { ...form, color: chosenColor(form) }), now)
  })
}
