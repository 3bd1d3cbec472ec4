import { and, type Column, eq, gt, isNull, type SQL, sql } from "drizzle-orm"
import type { PgTable } from "drizzle-orm/pg-core"
import { type Db, newTurns, type Turns } from "../kernel/index.js"

/*
 * How rows are taken up by work in the background, whichever table they are of:
 * - A worker writes until when it has a row, and that one more attempt was begun. Both are committed before the work begins.
 * - Leases are told by the database's clock, which is one and the same for all workers.
 * - An attempt that ended with its worker alive, well or badly, sets `begun` back to 0.
 * - What was begun and never ended may have ended its worker. It is taken up by itself, with nothing beside it in the process,
 *   so that others that were on their way with it clear themselves; and after two such attempts not any more.
 * `docs/decisions/0029-work-that-ends-its-worker.md` says why.
 */

/** So many attempts that were begun and not ended, and a row is set aside. */
export const mostBegun = 2

type Claimable = PgTable & { claimedUntil: Column; begun: Column; setAsideAt: Column }

/** The database's clock. It stands still within a statement, so that an index can be read up to it. */
const clock = sql`statement_timestamp()`

/** The moment that counts as now for what is due: the database's, or the one that a caller gave. */
export function momentOf(now: Date | undefined): SQL {
  return now ? sql`${now.toISOString()}::timestamptz` : clock
}

/** The moment so many ms after another. */
export function msAfter(moment: SQL, ms: number): SQL<Date> {
  return sql`${moment} + ${ms}::float8 * interval '1 millisecond'`
}

/** The end of a lease that begins, or is renewed, now. */
export function leaseOf(ms: number): SQL<Date> {
  return msAfter(clock, ms)
}

/** What a claim writes. */
export function claimedFor({ begun }: Claimable, ms: number) {
  return { claimedUntil: leaseOf(ms), begun: sql`${begun} + 1` }
}

/** What is written when an attempt ended and its worker is alive. */
export const ended = { claimedUntil: null, begun: 0 }

/** What is written when a person wants a row tried again. What was set aside has one attempt, not two. */
export function triedAgain({ setAsideAt }: Claimable) {
  return { claimedUntil: null, begun: sql`case when ${setAsideAt} is null then 0 else 1 end`, setAsideAt: null }
}

/** No worker has the row: none took it, or its lease ran out. */
function isFree({ claimedUntil, setAsideAt }: Claimable): SQL | undefined {
  return and(isNull(setAsideAt), sql`coalesce(${claimedUntil}, '-infinity') <= ${clock}`)
}

/** What is taken up with others beside it: no attempt is open. */
export function isClean(table: Claimable): SQL | undefined {
  return and(isFree(table), eq(table.begun, sql`0`))
}

/** What may have ended its worker. */
export function isSuspect(table: Claimable): SQL | undefined {
  return and(isFree(table), gt(table.begun, sql`0`))
}

/** What ended its worker too often. */
export function isOverdone(table: Claimable): SQL | undefined {
  return and(isFree(table), sql`${table.begun} >= ${sql.raw(String(mostBegun))}`)
}

/** Within how many ms the first lease ends that a worker may have left behind; undefined when nobody has anything. */
export async function leaseEndsInMs(db: Db, table: Claimable): Promise<number | undefined> {
  const inMs = sql<number | null>`ceil(extract(epoch from min(${table.claimedUntil}) - ${clock}) * 1000)::float8`
  const [row] = await db.select({ inMs }).from(table).where(isNull(table.setAsideAt))
  return row?.inMs ?? undefined
}

/** What the workers of one process keep to. */
const processTurns = newTurns()

/** Of whoever takes up work, beside what they are told of it. */
export type WorkerOptions = {
  /** Once aborted, nothing more is taken up. */
  signal?: AbortSignal | undefined
  /** Whom this worker shares a process with; for tests. */
  turns?: Turns | undefined
}

/** What one kind of work does with its rows. */
export type Work = {
  table: Claimable
  /** What of the table there is to do now. */
  isDue?(): SQL | undefined
  /** Claims and does a batch of what is clean; resolves to whether there may be more. */
  takeClean(): Promise<boolean>
  /** Claims and does one that is suspect; resolves to whether there was one. */
  takeSuspect(): Promise<boolean>
  /** Takes those away for good that are overdone. */
  setAside(): Promise<void>
}

/** Does all that there is to do: what is clean first, then what may have ended its worker, each alone in the process. */
export async function takeUp(db: Db, work: Work, { signal, turns = processTurns }: WorkerOptions): Promise<void> {
  await payOwed(db)
  let tookSuspects = true
  while (tookSuspects && !signal?.aborted) {
    let mayBeMore = true
    while (mayBeMore && !signal?.aborted) mayBeMore = await turns.beside(work.takeClean)
    tookSuspects = await takeSuspects(db, work, { signal, turns })
  }
}

async function takeSuspects(
  db: Db,
  { table, isDue, setAside, takeSuspect }: Work,
  { signal, turns }: { signal: AbortSignal | undefined; turns: Turns },
): Promise<boolean> {
  const isThere = async () =>
    (
      await db
        .select({ one: sql`1` })
        .from(table)
        .where(and(isDue?.(), isSuspect(table)))
        .limit(1)
    ).length > 0
  let took = false
  while (!signal?.aborted && (await isThere())) {
    const more = await turns.alone(async () => {
      await setAside()
      return takeSuspect()
    })
    if (!more) break
    took = true
  }
  return took
}

const silenceMs = 30_000

/**
 * As a column of the first statement of a transaction that works on what it read: when its process freezes, the database ends it
 * after half a minute, so that whoever waits for its locks goes on.
 */
export const silenceLimit =
  sql<null>`set_config('idle_in_transaction_session_timeout', ${sql.raw(`'${silenceMs}'`)}, true)`.mapWith(() => null)

const owed = new WeakMap<Db, Set<() => Promise<unknown>>>()

/**
 * Remembers that rows were given up by a worker that is alive, for when the database is there again: an attempt that was lost
 * with the connection is nothing to hold against a row. Unless it stood still for so long that the database hung up.
 *
 * @param since when the attempt began, by `performance.now()`
 */
export function owe(db: Db, since: number, write: () => Promise<unknown>): void {
  if (performance.now() - since >= silenceMs) return
  const writes = owed.get(db) ?? new Set()
  owed.set(db, writes.add(write))
}

/** Writes what is owed, before anything else is taken up. */
async function payOwed(db: Db): Promise<void> {
  const writes = owed.get(db)
  for (const write of writes ?? []) {
    await write()
    writes?.delete(write)
  }
}
