import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm"
import { work } from "../db/schema-helpdesk.js"

/*
 * How rows are taken up by work in the background, of whichever kind:
 * - A worker writes until when it has a row, and that one more attempt was begun. Both are committed before the work begins.
 * - Leases are told by the database's clock, which is one and the same for all workers.
 * - An attempt that ended with its worker alive, well or badly, sets `begun` back to 0.
 * - What was begun and never ended may have ended its worker. It is taken up by itself, with nothing beside it in the process,
 *   so that others that were on their way with it clear themselves; and after two such attempts not any more.
 * `docs/decisions/0029-work-that-ends-its-worker.md` says why.
 */

/** So many attempts that were begun and not ended, and a row is set aside. */
export const mostBegun = 2

/** The database's clock. It stands still within a statement, so that an index can be read up to it. */
export const clock = sql`statement_timestamp()`

/** The moment that counts as now for what is due: the database's, or the one that a caller gave. */
export function momentOf(now: Date | undefined): SQL<Date> {
  return now ? sql`${now.toISOString()}::timestamptz` : sql`${clock}`
}

/** The moment so many ms after another. */
export function msAfter(moment: SQL, ms: number): SQL<Date> {
  return sql`${moment} + ${ms}::float8 * interval '1 millisecond'`
}

/** The end of a lease that begins, or is renewed, now. */
export function leaseOf(ms: number): SQL<Date> {
  return msAfter(clock, ms)
}

/** What is written when an attempt ended and its worker is alive. */
export const ended = { claimedUntil: null, begun: 0 }

/** What is written when a person wants a row tried again. What was set aside has one attempt, not two. */
export function triedAgain(now: Date) {
  const begun = sql`case when ${work.setAsideAt} is null then 0 else 1 end`
  const again = { status: "pending", attempts: 1, dueAt: now, doneAt: null } as const
  return { ...again, claimedUntil: null, begun, setAsideAt: null }
}

/** As a literal in the SQL: else a prepared statement could not use the partial index over pending rows. */
export const isPending = eq(work.status, sql`'pending'`)

/** No worker has the row: none took it, or its lease ran out. */
const isFree = and(isNull(work.setAsideAt), sql`coalesce(${work.claimedUntil}, '-infinity') <= ${clock}`)

/** What is taken up with others beside it: no attempt is open. */
export const isClean = and(isFree, eq(work.begun, sql`0`))

/** What may have ended its worker. */
export const isSuspect = and(isFree, gt(work.begun, sql`0`))

/** What ended its worker too often. */
export const isOverdone = and(isFree, sql`${work.begun} >= ${sql.raw(String(mostBegun))}`)
