import { parse, updateSavedView, updateSavedViewInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { askedList } from "~/lib/list/inbox-list.server"
import { savedQueryOf } from "~/lib/list/view-form.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/keep"

export { Nothing as default } from "~/components/ui/nothing"

/** Keeps the list of the address, with what was changed in it, as what the view is from now on. */
export function action(args: Route.ActionArgs) {
  return reply(args, async () => {
    const known = agentOnly(args)
    const { query } = await askedList(known, args)
    const { view_id: savedViewId } = args.params
    const input = parse(updateSavedViewInput, { savedViewId, query: savedQueryOf(query) })
    await updateSavedView(known.db, known.actor, input, known.now)
    return `/admin/support?view_id=${savedViewId}`
  })
}
