import { anonymizeRequester } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { assertSure } from "~/lib/auth/sure.server"
import { contactIdOf } from "~/lib/people/contact-id.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/anonymize"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now } = agentOnly(args)
    assertSure(form)
    await anonymizeRequester(db, actor, { contactId: contactIdOf(args.params) }, now)
  })
}
