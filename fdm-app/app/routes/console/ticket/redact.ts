import { parse, redactMessage, redactMessageInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/redact"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, ({ passages = "", ...form }) => {
    const { db, actor, now } = agentOnly(args)
    const lines = passages.split("\n").map((line) => line.trim())
    const asked = { ...form, ticketId: ticketIdOf(args.params), passages: lines.filter(Boolean) }
    return redactMessage(db, actor, parse(redactMessageInput, asked), now)
  })
}
