import { addMessage, addMessageInput, parse } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.message"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    const input = parse(addMessageInput, { ...form, ticketId: ticketIdOf(args.params) })
    return addMessage(db, actor, input, now)
  })
}
