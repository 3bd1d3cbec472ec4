import { markViewed } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.viewed"

export { Nothing as default } from "~/components/ui/nothing"

/** Says that a ticket which had been fetched ahead is now really looked at, as it was fetched. */
export function action(args: Route.ActionArgs) {
  return reply(args, ({ until }) => {
    const { db, actor, now } = agentOnly(args)
    const seen = new Date(until ?? Number.NaN)
    const isPast = seen <= now
    return markViewed(db, actor, { ticketId: ticketIdOf(args.params) }, isPast ? seen : now)
  })
}
