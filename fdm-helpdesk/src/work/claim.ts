import { and, asc, desc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm"
import { work } from "../db/schema-helpdesk.js"
import type { Db, TicketId, WorkId } from "../kernel/index.js"
import type { WorkKind } from "./kind.js"
import { clock, ended, isClean, isOverdone, isPending, isSuspect, leaseOf, momentOf } from "./lease.js"

/*
 * A worker claims rows by writing until when it has them; that is committed before any of them is worked on. Whoever else
 * looks meanwhile passes over them, and a worker that dies gives them back when the lease runs out. `skip locked`
 * makes two workers that look at the same moment take different rows. A worker that lives renews its lease while its rows
 * are on their way, so the lease can be as short as what a crash may delay a mail, and no shorter than a provider needs
 * to find a mail that it took.
 */

/** One row on its way. `attempt` is 1 the first time; a higher one means that an earlier attempt may have got through. */
export type Taken = {
  id: WorkId
  kind: string
  subject: string | null
  ticketId: TicketId | null
  payload: Record<string, string>
  attempt: number
  /** How often it was asked for; see `enqueue.ts`. */
  version: number
  /** It may have ended its worker before: nothing else is on its way in this process. */
  isAlone: boolean
}

const taken = {
  id: work.id,
  kind: work.kind,
  subject: work.subject,
  ticketId: work.ticketId,
  payload: work.payload,
  attempt: work.attempts,
  version: work.version,
  isAlone: sql<boolean>`${work.begun} > 1`.mapWith(Boolean),
}

/** What of a kind is to be done now, whether or not a worker has it. */
function isDue({ name }: WorkKind, now: Date | undefined): SQL | undefined {
  return and(isPending, eq(work.kind, name), sql`${work.dueAt} <= ${momentOf(now)}`)
}

/**
 * Takes the rows of a kind that are due, in one statement. `db` must not be in a transaction.
 *
 * @param now what counts as now for what is due; the database's time when nothing is given
 */
export function claimDue(db: Db, kind: WorkKind, now?: Date): Promise<Taken[]> {
  return claim(db, kind, and(isDue(kind, now), isClean), kind.batchSize)
}

/** Takes one row that may have ended its worker. */
export function claimSuspect(db: Db, kind: WorkKind, now?: Date): Promise<Taken[]> {
  return claim(db, kind, and(isDue(kind, now), isSuspect), 1)
}

async function claim(
  db: Db,
  { leaseMs, newestFirst }: WorkKind,
  which: SQL | undefined,
  limit: number,
): Promise<Taken[]> {
  const order = newestFirst ? desc : asc
  const due = db
    .$with("due")
    .as(
      db
        .select({ id: work.id })
        .from(work)
        .where(which)
        .orderBy(order(work.dueAt), order(work.id))
        .limit(limit)
        .for("update", { skipLocked: true }),
    )
  const rows = await db
    .with(due)
    .update(work)
    .set({ claimedUntil: leaseOf(leaseMs), begun: sql`${work.begun} + 1`, attempts: sql`${work.attempts} + 1` })
    .from(due)
    .where(eq(work.id, due.id))
    .returning(taken)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Whether there is one that may have ended its worker. */
export async function hasSuspect(db: Db, kind: WorkKind, now?: Date): Promise<boolean> {
  const found = await db
    .select({ one: sql`1` })
    .from(work)
    .where(and(isDue(kind, now), isSuspect))
    .limit(1)
  return found.length > 0
}

/** Puts away for good, until a person says otherwise, what ended its worker too often. */
export function setAside(db: Db, kind: WorkKind, now?: Date): Promise<Taken[]> {
  return db
    .update(work)
    .set({
      ...{ status: "failed", lastError: "port_failed:interrupted", claimedUntil: null },
      ...{ setAsideAt: momentOf(now), doneAt: momentOf(now) },
    })
    .where(and(isDue(kind, now), isOverdone))
    .returning(taken)
}

/** A row that a worker has still: settled by nobody, and taken by no other. */
export function isHeld({ id, attempt }: Taken): SQL | undefined {
  return and(eq(work.id, id), eq(work.attempts, attempt), isPending, isNotNull(work.claimedUntil))
}

/** Passes over what somebody holds: whoever changes one of these rows may want another one of them. */
function heldNow(db: Db, batch: readonly Taken[]) {
  return db
    .select({ id: work.id })
    .from(work)
    .where(or(...batch.map(isHeld)))
    .for("update", { skipLocked: true })
}

/** Makes the leases of rows last from now. A row that was settled meanwhile, or that another worker has, stays as it is. */
export async function renewClaims(db: Db, { leaseMs }: WorkKind, batch: readonly Taken[]): Promise<void> {
  await db
    .update(work)
    .set({ claimedUntil: leaseOf(leaseMs) })
    .where(inArray(work.id, heldNow(db, batch)))
}

/**
 * Says that rows don't end their worker, which is alive to say so, whatever becomes of this attempt. Their lease stays: a
 * provider may need it to find a mail that it took.
 */
export async function clearOfSuspicion(db: Db, batch: readonly Taken[]): Promise<void> {
  await db
    .update(work)
    .set({ begun: 0 })
    .where(inArray(work.id, heldNow(db, batch)))
}

/** Gives a row back as if it had never been taken. */
export async function release(db: Db, one: Taken): Promise<void> {
  await db
    .update(work)
    .set({ ...ended, attempts: 0 })
    .where(isHeld(one))
}

/** In how many ms there is something to do for a kind: the next due time, or the end of a lease that somebody may have left behind. */
export async function nextDueInMs(db: Db, { name }: WorkKind, now?: Date): Promise<number | undefined> {
  const wait = sql`min(greatest(${work.dueAt} - ${momentOf(now)}, ${work.claimedUntil} - ${clock}))`
  const [row] = await db
    .select({ inMs: sql<number | null>`ceil(extract(epoch from ${wait}) * 1000)::float8` })
    .from(work)
    .where(and(isPending, eq(work.kind, name)))
  return row?.inMs ?? undefined
}
