import { createSavedView, createSavedViewInput, parse, updateSavedView, updateSavedViewInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { askedList } from "~/lib/list/inbox-list.server"
import { savedQueryOf, viewFieldsOf } from "~/lib/list/view-form.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/save"

export { Nothing as default } from "~/components/ui/nothing"

/** Keeps the list of the address as a new view, or changes how a view looks and who has it. */
export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const known = agentOnly(args)
    const { db, actor, now } = known
    const fields = viewFieldsOf(form)
    const { view_id: savedViewId } = args.params
    if (savedViewId !== "new") {
      await updateSavedView(db, actor, parse(updateSavedViewInput, { savedViewId, ...fields }), now)
      return `/admin/support?view_id=${savedViewId}`
    }
    const { query } = await askedList(known, args)
    const input = parse(createSavedViewInput, { ...fields, query: savedQueryOf(query) })
    const { id } = await createSavedView(db, actor, input, now)
    return `/admin/support?view_id=${id}`
  })
}
