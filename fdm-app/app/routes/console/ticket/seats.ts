import { addAssignee, assigneeInput, listAssignments, parse, removeAssignee } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { page } from "~/lib/requests/page.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/seats"

export { Nothing as default } from "~/components/ui/nothing"

/** Who had the ticket from when to when; read when somebody asks. */
export function loader(args: Route.LoaderArgs) {
  return page(() => {
    const { db, actor } = agentOnly(args)
    return listAssignments(db, actor, { ticketId: ticketIdOf(args.params) })
  })
}

/** Puts an agent beside the one who has the ticket, or takes one off again. */
export function action(args: Route.ActionArgs) {
  return reply(args, ({ add, remove }) => {
    const { db, actor, now } = agentOnly(args)
    const input = parse(assigneeInput, { ticketId: ticketIdOf(args.params), agentId: add ?? remove })
    return add ? addAssignee(db, actor, input, now) : removeAssignee(db, actor, input, now)
  })
}
