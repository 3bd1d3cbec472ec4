import { markViewed } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/viewed"

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
