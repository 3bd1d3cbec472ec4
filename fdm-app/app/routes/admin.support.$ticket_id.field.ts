import { parse, updateTicket, updateTicketInput } from "fdm-helpdesk"
import { given } from "~/lib/form.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.field"

export { Nothing as default } from "~/components/ui/nothing"

/** Sets one of the fields that agents set by hand; an empty one is none. */
export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    const fields = Object.entries(form).map(([name, value]) => [name, given(value) ?? null])
    const input = parse(updateTicketInput, { ...Object.fromEntries(fields), ticketId: ticketIdOf(args.params) })
    return updateTicket(db, actor, input, now)
  })
}
