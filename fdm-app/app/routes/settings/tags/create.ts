import { createTag, createTagInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { chosenColor } from "~/lib/settings/chosen-color.server"
import type { Route } from "./+types/create"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return createTag(db, actor, parse(createTagInput, { ...form, color: chosenColor(form) }), now)
  })
}
