import { createTag, createTagInput, parse } from "fdm-helpdesk"
import { chosenColor } from "~/lib/chosen-color.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.tags.create"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return createTag(db, actor, parse(createTagInput, { ...form, color: chosenColor(form) }), now)
  })
}
