import { claimTicket } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.claim"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, () => {
    const { db, actor, now } = agentOnly(args)
    return claimTicket(db, actor, { ticketId: ticketIdOf(args.params) }, now)
  })
}
