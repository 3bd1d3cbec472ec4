import { listSavedReplies, parse, useSavedReply, useSavedReplyInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { readForm } from "~/lib/requests/form.server"
import { resource } from "~/lib/requests/resource.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/saved-reply"

/** The answers that this agent can use again; read when somebody looks for one, and not with every ticket. */
export function loader(args: Route.LoaderArgs) {
  return resource(async () => {
    const { db, actor } = agentOnly(args)
    return listSavedReplies(db, actor)
  })
}

/** Fills an answer in for the ticket, and counts that it was used. */
export function action(args: Route.ActionArgs) {
  return resource(async () => {
    const { db, actor } = agentOnly(args)
    const form = { ...(await readForm(args.request)), ticketId: ticketIdOf(args.params) }
    // Called so that no linter takes a verb of the library for a hook of React.
    const fillIn = useSavedReply
    return fillIn(db, actor, parse(useSavedReplyInput, form))
  })
}
