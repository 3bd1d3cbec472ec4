import { and, inArray, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { messageEdits, messages, ticketActivity } from "../../db/schema-helpdesk.js"
import { arrayText } from "../../kernel/index.js"
import { type MovePeople, ticketsOf } from "../../people/index.js"
import { changeTickets } from "../commit/change-tickets.js"
import { lockTickets } from "../commit/lock.js"

/**
 * Makes somebody's what others did on tickets, who turned out to be the same person, and says so on each of them. Versions stay:
 * nothing of a ticket changed for whoever looks at it.
 */
export const movePeople: MovePeople = async (tx, { from, to }, now) => {
  // Found first and locked then: nobody writes as one of `from` meanwhile, who are locked themselves.
  const ids = (await ticketsOf(tx, from)).map(({ id }) => id).sort()
  await lockTickets(tx, ids)
  const isTheirs = (ticketId: AnyPgColumn, by: AnyPgColumn) =>
    and(sql`${ticketId} = any(${arrayText(ids)}::text[])`, inArray(by, from))
  const { authorId } = messages
  await tx.update(messages).set({ authorId: to }).where(isTheirs(messages.ticketId, authorId))
  await tx.update(messageEdits).set({ editedBy: to }).where(isTheirs(messageEdits.ticketId, messageEdits.editedBy))
  await tx.update(ticketActivity).set({ actorId: to }).where(isTheirs(ticketActivity.ticketId, ticketActivity.actorId))
  await changeTickets(tx, { type: "system", name: "host" }, ids, now, ({ requesterId, formKey }) => ({
    // A form is posted twice within moments; its key has done its work, and is unique for a requester.
    silently: from.includes(requesterId) ? { requesterId: to, formKey: null } : { requesterId, formKey },
    events: [{ type: "ticket.people_merged", data: { from, to } }],
  }))
}
