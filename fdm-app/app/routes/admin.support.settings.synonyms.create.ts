import { createSynonyms, createSynonymsInput, parse } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { termsIn } from "~/lib/synonym-terms.server"
import type { Route } from "./+types/admin.support.settings.synonyms.create"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now } = agentOnly(args)
    await createSynonyms(db, actor, parse(createSynonymsInput, { ...form, terms: termsIn(form.terms) }), now)
  })
}
