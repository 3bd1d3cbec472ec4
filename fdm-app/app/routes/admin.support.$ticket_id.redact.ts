import { parse, redactMessage, redactMessageInput } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id.redact"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, ({ passages = "", ...form }) => {
    const { db, actor, now } = agentOnly(args)
    const lines = passages.split("\n").map((line) => line.trim())
    const asked = { ...form, ticketId: ticketIdOf(args.params), passages: lines.filter(Boolean) }
    return redactMessage(db, actor, parse(redactMessageInput, asked), now)
  })
}
