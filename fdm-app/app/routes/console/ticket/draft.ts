import { getDraft, parse, saveDraft, saveDraftInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { readForm } from "~/lib/requests/form.server"
import { resource } from "~/lib/requests/resource.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/draft"

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
