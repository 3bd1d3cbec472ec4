import { and, asc, eq, isNotNull, or, type SQL, sql } from "drizzle-orm"
import { type OutboxKind, outbox } from "../db/schema-helpdesk.js"
import type { Db, OutboxId, TicketId } from "../kernel/index.js"
import { claimedFor, isClean, isOverdone, isSuspect, leaseOf, momentOf } from "./lease.js"

/**
 * A worker claims rows by writing until when it has them; that is committed before any of them leaves. Whoever else
 * looks meanwhile passes over them, and a worker that dies gives them back when the lease runs out. `skip locked`
 * makes two workers that look at the same moment take different rows. A worker that lives renews its lease while its rows
 * are on their way, so the lease can be as short as what a crash may delay a mail, and no shorter than a provider needs
 * to find a mail that it took.
 */
export const leaseMs = 30_000

/** Two renewals may fail before a lease ends. */
export const renewMs = leaseMs / 3

/** How many rows are on their way at once. */
export const batchSize = 10

/** One row on its way. `attempt` is 1 the first time; a higher one means that an earlier attempt may have got through. */
export type Delivery = {
  id: OutboxId
  kind: OutboxKind
  ticketId: TicketId | null
  payload: Record<string, string>
  attempt: number
}

/** As a literal in the SQL: else a prepared statement could not use the partial index over pending rows. */
const isPending = eq(outbox.status, sql`'pending'`)

const delivery = {
  id: outbox.id,
  kind: outbox.kind,
  ticketId: outbox.ticketId,
  payload: outbox.payload,
  attempt: outbox.attempts,
}

/** What of a kind is to leave now, whether or not a worker has it. */
export function isDue(kind: OutboxKind, now: Date | undefined): SQL | undefined {
  return and(isPending, eq(outbox.kind, kind), sql`${outbox.dueAt} <= ${momentOf(now)}`)
}

/**
 * Takes the rows of a kind that are due, oldest first, in one statement. `db` must not be in a transaction.
 *
 * @param now what counts as now for what is due; the database's time when nothing is given
 */
export function claimDue(db: Db, kind: OutboxKind, now?: Date): Promise<Delivery[]> {
  return claim(db, and(isDue(kind, now), isClean(outbox)), batchSize)
}

/** Takes one row that may have ended its worker. */
export function claimSuspect(db: Db, kind: OutboxKind, now?: Date): Promise<Delivery[]> {
  return claim(db, and(isDue(kind, now), isSuspect(outbox)), 1)
}

async function claim(db: Db, which: SQL | undefined, limit: number): Promise<Delivery[]> {
  const due = db
    .$with("due")
    .as(
      db
        .select({ id: outbox.id })
        .from(outbox)
        .where(which)
        .orderBy(asc(outbox.dueAt), asc(outbox.id))
        .limit(limit)
        .for("update", { skipLocked: true }),
    )
  const rows = await db
    .with(due)
    .update(outbox)
    .set({ ...claimedFor(outbox, leaseMs), attempts: sql`${outbox.attempts} + 1` })
    .from(due)
    .where(eq(outbox.id, due.id))
    .returning(delivery)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Puts away for good, until a person says otherwise, what ended its worker too often. */
export function setAside(db: Db, kind: OutboxKind, now?: Date): Promise<Delivery[]> {
  return db
    .update(outbox)
    .set({
      ...{ status: "failed", lastError: "port_failed:interrupted", claimedUntil: null },
      ...{ setAsideAt: momentOf(now), doneAt: momentOf(now) },
    })
    .where(and(isDue(kind, now), isOverdone(outbox)))
    .returning(delivery)
}

/** Rows that a worker has still: settled by nobody, and taken by no other. */
function areHeld(deliveries: readonly Delivery[]): SQL | undefined {
  const own = deliveries.map(({ id, attempt }) => and(eq(outbox.id, id), eq(outbox.attempts, attempt)))
  return and(isPending, isNotNull(outbox.claimedUntil), or(...own))
}

/** Makes the leases of rows last from now. A row that was settled meanwhile, or that another worker has, stays as it is. */
export async function renewClaims(db: Db, deliveries: readonly Delivery[]): Promise<void> {
  await db
    .update(outbox)
    .set({ claimedUntil: leaseOf(leaseMs) })
    .where(areHeld(deliveries))
}

/**
 * Says that rows don't end their worker, which is alive to say so, whatever becomes of this attempt. Their lease stays: a
 * provider may need it to find a mail that it took.
 */
export async function clearOfSuspicion(db: Db, deliveries: readonly Delivery[]): Promise<void> {
  await db.update(outbox).set({ begun: 0 }).where(areHeld(deliveries))
}

/** In how many ms there is something to do for a kind: the next due time, or the end of a lease that somebody may have left behind. */
export async function nextDueInMs(db: Db, kind: OutboxKind, now?: Date): Promise<number | undefined> {
  const wait = sql`min(greatest(${outbox.dueAt} - ${momentOf(now)}, ${outbox.claimedUntil} - ${momentOf(undefined)}))`
  const [row] = await db
    .select({ inMs: sql<number | null>`ceil(extract(epoch from ${wait}) * 1000)::float8` })
    .from(outbox)
    .where(and(isPending, eq(outbox.kind, kind)))
  return row?.inMs ?? undefined
}
