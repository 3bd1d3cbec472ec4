import { assignTicket, assignTicketInput, parse } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { given } from "~/lib/requests/form.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/assign"

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
