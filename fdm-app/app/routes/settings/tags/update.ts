import { parse, updateTag, updateTagInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { chosenColor } from "~/lib/settings/chosen-color.server"
import type { Route } from "./+types/update"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return updateTag(db, actor, parse(updateTagInput, { ...form, color: chosenColor(form) }), now)
  })
}
