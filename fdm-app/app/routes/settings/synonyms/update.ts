import { parse, updateSynonyms, updateSynonymsInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { termsIn } from "~/lib/settings/synonym-terms.server"
import type { Route } from "./+types/update"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now } = agentOnly(args)
    await updateSynonyms(db, actor, parse(updateSynonymsInput, { ...form, terms: termsIn(form.terms) }), now)
  })
}
