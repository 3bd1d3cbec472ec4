import { anonymizeRequester } from "fdm-helpdesk"
import { contactIdOf } from "~/lib/contact-id.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { assertSure } from "~/lib/sure.server"
import type { Route } from "./+types/admin.support.people.$contact_id.anonymize"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now } = agentOnly(args)
    assertSure(form)
    await anonymizeRequester(db, actor, { contactId: contactIdOf(args.params) }, now)
  })
}
