import { and, asc, eq, getTableColumns, type SQL, sql } from "drizzle-orm"
import { QueryBuilder } from "drizzle-orm/pg-core"
import { type Actor, seenBy } from "../../access/index.js"
import { tickets } from "../../db/schema-helpdesk.js"
import { arrayText, type Db, notFound, statement, type TicketId } from "../../kernel/index.js"
import { type Desk, deskColumns, deskOf } from "../../workflow/load-desk.js"
import { isErasedMeanwhile } from "../erase/erased-meanwhile.js"
import type { LockedTicket } from "../ticket.js"

type LockedRow = { ticket: LockedTicket; isErasedMeanwhile: boolean; settingsData: unknown; workflowData: unknown }
const locked = {
  ticket: getTableColumns(tickets),
  isErasedMeanwhile: isErasedMeanwhile(sql.placeholder("askedMsAgo")),
  ...deskColumns,
}

/** Not "for update", which would wait for whoever looks at the ticket for the first time, and have them wait. */
const lockOf = (isSeen: SQL) =>
  statement<LockedRow>(
    () =>
      new QueryBuilder()
        .select(locked)
        .from(tickets)
        .where(and(eq(tickets.id, sql.placeholder("ticketId")), isSeen))
        .for("no key update"),
    locked,
  )

/** One for each text that `seenBy` has. */
const locks = new Map<string, ReturnType<typeof lockOf>>()

/** Locks a ticket and reads the desk in the same row. */
export async function lockTicket(
  tx: Db,
  actor: Actor,
  id: TicketId,
  askedMsAgo: number,
): Promise<{ ticket: LockedTicket; desk: Desk; isErasedMeanwhile: boolean }> {
  const { shape, values, where } = seenBy(actor)
  const lock = locks.get(shape) ?? lockOf(where)
  locks.set(shape, lock)
  const [row] = await lock(tx, { ticketId: id, ...values, askedMsAgo })
  if (!row) throw notFound("ticket")
  return { ticket: row.ticket, desk: deskOf(row), isErasedMeanwhile: row.isErasedMeanwhile }
}

/**
 * Locks tickets in the order of their ids, as everybody does who locks more than one. By nothing but their ids: a statement that
 * waits for a row looks at its condition anew, and one that joins other tables may then leave out a row that is none of its any more.
 */
export async function lockTickets(tx: Db, ids: readonly TicketId[]): Promise<LockedTicket[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(tickets)
    .where(sql`${tickets.id} = any(${arrayText([...ids])}::text[])`)
    .orderBy(asc(tickets.id))
    .for("no key update")
}
