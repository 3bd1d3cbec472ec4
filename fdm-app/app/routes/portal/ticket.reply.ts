import { addMessage, asRequester } from "fdm-helpdesk"
import { signedIn } from "~/lib/auth/signed-in.server"
import { given } from "~/lib/requests/form.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/ticket.reply"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, ({ body = "", formKey }) => {
    const { db, actor, now } = signedIn(args)
    const message = { ticketId: ticketIdOf(args.params), body, visibility: "public", formKey: given(formKey) } as const
    return addMessage(db, asRequester(actor), message, now)
  })
}
