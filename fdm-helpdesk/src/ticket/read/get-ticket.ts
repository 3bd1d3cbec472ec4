import { and, eq, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, seenBy } from "../../access/index.js"
import { contacts, tickets } from "../../db/schema-helpdesk.js"
import { type Db, idSchema, notFound, parse, prepared } from "../../kernel/index.js"
import {
  changesFor,
  detailColumns,
  detailOf,
  mostMessages,
  seesOf,
  type TicketDetail,
  usualMessages,
} from "./ticket-detail.js"
import type { Sees } from "./ticket-thread.js"

/** What `getTicket` takes. */
export const getTicketInput = z.object({
  ticketId: idSchema("ticket"),
  /** How many messages, the newest ones: 200 unless given, 2,000 at most. */
  messages: z.number().int().min(1).max(mostMessages).default(usualMessages),
})

/**
 * Reads a ticket with its conversation and timeline, in one statement, so that all of it is of one moment. Of a long
 * conversation it gives the newest messages and says that there are earlier ones.
 *
 * @throws HelpdeskError `not_found`, also for a ticket that the actor may not see | `invalid_input`
 */
export async function getTicket(db: Db, actor: Actor, input: z.input<typeof getTicketInput>): Promise<TicketDetail> {
  const { ticketId, messages } = parse(getTicketInput, input)
  const sees = seesOf(actor)
  const values = { ...valuesOf(actor, ticketId, messages), bytes: Number.MAX_SAFE_INTEGER, open: "" }
  const [row] = await prepared(db, `ticket ${sees} ${seenBy(actor).shape}`, values, (to) =>
    detailQuery(to, actor, sees),
  )
  if (!row) throw notFound("ticket")
  return detailOf(row, sees, messages)
}

function detailQuery(db: Db, actor: Actor, sees: Sees) {
  return db
    .select(detailColumns(sees))
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .where(isAsked(actor))
}

/** The ticket that a kept query is asked for, if its reader may see it. */
export function isAsked(actor: Actor) {
  return and(eq(tickets.id, sql.placeholder("ticketId")), seenBy(actor).where)
}

/** What fills in `isAsked` and the columns of the thread, but for how much of its texts is read. */
export function valuesOf(actor: Actor, ticketId: string, messages: number) {
  return { ticketId, ...seenBy(actor).values, most: messages + 1, mostChanges: changesFor(messages) + 1 }
}
