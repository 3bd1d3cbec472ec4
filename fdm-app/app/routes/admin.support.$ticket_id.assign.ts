import { assignTicket, assignTicketInput, parse } from "fdm-helpdesk"
import { given } from "~/lib/form.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.assign"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    const input = parse(assignTicketInput, {
      ...form,
      agentId: given(form.agentId) ?? null,
      ticketId: ticketIdOf(args.params),
    })
    return assignTicket(db, actor, input, now)
  })
}
