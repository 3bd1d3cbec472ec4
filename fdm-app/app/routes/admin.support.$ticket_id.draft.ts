import { getDraft, parse, saveDraft, saveDraftInput } from "fdm-helpdesk"
import { readForm } from "~/lib/form.server"
import { resource } from "~/lib/resource.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.draft"

/** What this agent has begun to write on the ticket, for a page that wants to know whether another device went on. */
export function loader(args: Route.LoaderArgs) {
  return resource(async () => {
    const { db, actor } = agentOnly(args)
    return getDraft(db, actor, { ticketId: ticketIdOf(args.params) })
  })
}

/** Keeps the draft. Asked by a script while somebody writes, so the page is not read anew. */
export function action(args: Route.ActionArgs) {
  return resource(async () => {
    const { db, actor, now } = agentOnly(args)
    const form = { ...(await readForm(args.request)), ticketId: ticketIdOf(args.params) }
    return saveDraft(db, actor, parse(saveDraftInput, form), now)
  })
}
