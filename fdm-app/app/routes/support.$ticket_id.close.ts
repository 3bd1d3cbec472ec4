import { asRequester, closeTicket } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { signedIn } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/support.$ticket_id.close"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, () => {
    const { db, actor, now } = signedIn(args)
    return closeTicket(db, asRequester(actor), { ticketId: ticketIdOf(args.params) }, now)
  })
}
