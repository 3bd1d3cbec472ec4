import { addMessage, asRequester } from "fdm-helpdesk"
import { given } from "~/lib/form.server"
import { reply } from "~/lib/reply.server"
import { signedIn } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/support.$ticket_id.reply"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, ({ body = "", formKey }) => {
    const { db, actor, now } = signedIn(args)
    const message = { ticketId: ticketIdOf(args.params), body, visibility: "public", formKey: given(formKey) } as const
    return addMessage(db, asRequester(actor), message, now)
  })
}
