import { discardDraft, discardDraftInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { readForm } from "~/lib/requests/form.server"
import { resource } from "~/lib/requests/resource.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/draft.discard"

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
