import { claimTicket } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/claim"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, () => {
    const { db, actor, now } = agentOnly(args)
    return claimTicket(db, actor, { ticketId: ticketIdOf(args.params) }, now)
  })
}
