import { parse, updateTicket, updateTicketInput } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.subject"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, ({ subject, version }) => {
    const { db, actor, now } = agentOnly(args)
    const input = parse(updateTicketInput, { subject, version, ticketId: ticketIdOf(args.params) })
    return updateTicket(db, actor, input, now)
  })
}
