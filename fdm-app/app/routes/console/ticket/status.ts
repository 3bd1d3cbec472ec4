import { parse, updateTicketStatus, updateTicketStatusInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/status"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    const input = parse(updateTicketStatusInput, { ...form, ticketId: ticketIdOf(args.params) })
    return updateTicketStatus(db, actor, input, now)
  })
}
