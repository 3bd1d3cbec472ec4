import { asRequester, closeTicket } from "fdm-helpdesk"
import { signedIn } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/ticket.close"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, () => {
    const { db, actor, now } = signedIn(args)
    return closeTicket(db, asRequester(actor), { ticketId: ticketIdOf(args.params) }, now)
  })
}
