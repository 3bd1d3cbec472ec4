import { leaveTicket, leaveTicketInput, listPresence, parse, touchPresence, touchPresenceInput } from "fdm-helpdesk"
import { apiAnswer } from "~/lib/requests/api-answer.server"
import { readForm } from "~/lib/requests/form.server"
import type { Route } from "./+types/presence"

/** Who is at the tickets that `?ticket=` names, any number of times. */
export function loader({ url, context }: Route.LoaderArgs) {
  const ticketIds = url.searchParams.getAll("ticket") as never
  return apiAnswer(context, ({ db, actor, now }) => listPresence(db, actor, { ticketIds }, now))
}

/** A sign of an open page, or that it was left. */
export function action({ request, context }: Route.ActionArgs) {
  return apiAnswer(context, async ({ db, actor, now }) => {
    const { isLeaving, isTyping, ...form } = await readForm(request)
    if (isLeaving) return leaveTicket(db, actor, parse(leaveTicketInput, form))
    return touchPresence(db, actor, parse(touchPresenceInput, { ...form, isTyping: isTyping === "true" }), now)
  })
}
