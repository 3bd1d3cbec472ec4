import { discardDraft, discardDraftInput, parse } from "fdm-helpdesk"
import { readForm } from "~/lib/form.server"
import { resource } from "~/lib/resource.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.draft.discard"

/** Throws away what this agent has begun to write on the ticket. */
export function action(args: Route.ActionArgs) {
  return resource(async () => {
    const { db, actor } = agentOnly(args)
    const form = { ...(await readForm(args.request)), ticketId: ticketIdOf(args.params) }
    await discardDraft(db, actor, parse(discardDraftInput, form))
    return null
  })
}

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } })
}
