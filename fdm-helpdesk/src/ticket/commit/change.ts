import { type SQL, type SQLWrapper, sql } from "drizzle-orm"
import type { Actor } from "../../access/index.js"
import type { TicketEvent } from "../../audit/index.js"
import { tickets } from "../../db/schema-helpdesk.js"
import type { Db } from "../../kernel/index.js"
import type { WorkItem } from "../../work/index.js"
import type { Desk } from "../../workflow/load-desk.js"
import type { LockedTicket } from "../ticket.js"

/** Fields of a ticket and what they become. Values, and no SQL: how it stands after a change is known before it is written. */
export type TicketSet = Partial<typeof tickets.$inferInsert>

/** What is to be done to a ticket, as data; `commit` does it. No event means nothing changed, and nothing is written. */
export type Change = {
  /** Without any, only the record tells, and whoever looks at the ticket has not missed a thing. */
  set?: TicketSet
  /** Fields that nobody who is looking at the ticket misses: its version stays. */
  silently?: TicketSet
  events: readonly TicketEvent[]
  /** Writes that a unique index must see before the others: Postgres runs those of one statement in no promised order. */
  rowsFirst?: readonly SQLWrapper[]
  /** Other writes that belong to the change. */
  rowsBeside?: readonly SQLWrapper[]
  /** What is to be done once it is committed, and timers that it sets. */
  work?: readonly WorkItem[]
}

/** Says what becomes of a ticket that is locked. It reads and writes nothing; `at` is when the change happens. */
export type Decide = (tx: Db, before: LockedTicket, desk: Desk, at: Date) => Change | Promise<Change>

export type Decided = { before: LockedTicket; change: Change; at: Date }

/**
 * When a change of a ticket that is locked happens, which somebody began at `now`: after the last one, whatever their clock says and
 * however long they waited for the lock. So what is committed later is never older than what somebody has seen.
 */
export function momentOf({ updatedAt }: LockedTicket, now: Date): Date {
  return now > updatedAt ? now : new Date(updatedAt.getTime() + 1)
}

/** The same, in a statement that writes what belongs to a change before it is known which tickets it changes. */
export function momentIn(ticketId: SQLWrapper, now: Date): SQL {
  return sql`(select greatest(${now.toISOString()}::timestamptz, moved.updated_at + interval '1 millisecond')
    from ${tickets} moved where moved.id = ${ticketId})`
}

/** The contact who did something, if it was one. */
export function contactOf(actor: Actor) {
  return "contactId" in actor ? actor.contactId : null
}

export function joined(one: Change, other: Change): Change {
  return {
    set: { ...one.set, ...other.set },
    silently: { ...one.silently, ...other.silently },
    events: [...one.events, ...other.events],
    rowsFirst: [...(one.rowsFirst ?? []), ...(other.rowsFirst ?? [])],
    rowsBeside: [...(one.rowsBeside ?? []), ...(other.rowsBeside ?? [])],
    work: [...(one.work ?? []), ...(other.work ?? [])],
  }
}
