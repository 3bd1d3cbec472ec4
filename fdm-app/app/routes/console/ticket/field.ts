import { parse, updateTicket, updateTicketInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { given } from "~/lib/requests/form.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/field"

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
