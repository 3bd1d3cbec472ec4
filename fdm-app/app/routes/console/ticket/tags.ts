import { createTag, createTagInput, parse, tagTicket, tagTicketInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { given } from "~/lib/requests/form.server"
import { reply } from "~/lib/requests/reply.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/tags"

export { Nothing as default } from "~/components/ui/nothing"

/** Puts one tag on or takes one off; `create` is the name of a new one to put on. */
export function action(args: Route.ActionArgs) {
  return reply(args, async ({ add, remove, create }) => {
    const { db, actor, now } = agentOnly(args)
    const ticketId = ticketIdOf(args.params)
    const name = given(create)
    return db.transaction(async (tx) => {
      const made = name && (await createTag(tx, actor, parse(createTagInput, { name }), now)).id
      const input = parse(tagTicketInput, { ticketId, add: listOf(made || add), remove: listOf(remove) })
      return tagTicket(tx, actor, input, now)
    })
  })
}

function listOf(id: string | undefined): string[] {
  return id ? [id] : []
}
