import { parse, unsendMessage, unsendMessageInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/unsend"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    const input = parse(unsendMessageInput, { ...form, ticketId: ticketIdOf(args.params) })
    return unsendMessage(db, actor, input, now)
  })
}
