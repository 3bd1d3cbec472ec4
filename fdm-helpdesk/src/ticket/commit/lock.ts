import { and, asc, eq, getTableColumns, sql } from "drizzle-orm"
import { QueryBuilder } from "drizzle-orm/pg-core"
import { type Actor, recognised, visibleTo } from "../../access/index.js"
import { tickets } from "../../db/schema-helpdesk.js"
import { arrayText, type Db, notFound, statement, type TicketId } from "../../kernel/index.js"
import { isErasedMeanwhile } from "../erased-meanwhile.js"
import { type Desk, deskColumns, deskOf } from "../load-desk.js"
import type { LockedTicket } from "../ticket.js"

type LockedRow = { ticket: LockedTicket; isErasedMeanwhile: boolean; settingsData: unknown; workflowData: unknown }
const locked = {
  ticket: getTableColumns(tickets),
  isErasedMeanwhile: isErasedMeanwhile(sql.placeholder("askedMsAgo")),
  ...deskColumns,
}

/** Not "for update", which would wait for whoever looks at the ticket for the first time, and have them wait. */
const lock = (actor: Actor) =>
  statement<LockedRow>(
    () =>
      new QueryBuilder()
        .select(locked)
        .from(tickets)
        .where(and(eq(tickets.id, sql.placeholder("ticketId")), visibleTo(actor, sql.placeholder("viewerId"))))
        .for("no key update"),
    locked,
  )

/** One for each text that `visibleTo` has. */
const locks = new Map<string, ReturnType<typeof lock>>()

/** Locks a ticket and reads the desk in the same row. */
export async function lockTicket(
  tx: Db,
  actor: Actor,
  id: TicketId,
  askedMsAgo: number,
): Promise<{ ticket: LockedTicket; desk: Desk; isErasedMeanwhile: boolean }> {
  const known = recognised(actor)
  const kind = known.type === "system" ? known.name : known.type
  const held = locks.get(kind) ?? lock(known)
  locks.set(kind, held)
  const viewerId = "contactId" in known ? known.contactId : ""
  const [row] = await held(tx, { ticketId: id, viewerId, askedMsAgo })
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
