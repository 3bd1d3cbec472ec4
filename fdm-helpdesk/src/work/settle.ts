import { and, eq, ne, type SQL, sql } from "drizzle-orm"
import { isDatabaseUnavailable } from "fdm-core/errors"
import { work } from "../db/schema-helpdesk.js"
import { type Db, isFdmError } from "../kernel/index.js"
import { isHeld, type Taken } from "./claim.js"
import type { WorkKind } from "./kind.js"
import { ended, momentOf, msAfter } from "./lease.js"

/** What became of an attempt. */
export type Outcome = "done" | "retrying" | "failed"

/**
 * Why what was due did not leave: too many did of late, or the address is unconfirmed. In the latter case a notice without
 * its words may have left instead.
 */
export type KeptBack = "too_many" | "unconfirmed"

/** How a row came to be done. `isUnfinished`: there is more of it, and others of its kind have their turn first. */
export type Done = { providerId?: string; keptBack?: KeptBack; isUnfinished?: boolean }

/** What went wrong. `ranOver`: the attempt took too long, and may be going on still. */
export type Failure = { error: unknown; ranOver: boolean }

/**
 * Notes that a row is done. That holds even when another worker has claimed it meanwhile: what left has left. One that was
 * asked for again meanwhile is not done.
 */
export async function settleDone(
  db: Db,
  { keptDays }: WorkKind,
  taken: Taken,
  done: Done,
  now: Date | undefined,
): Promise<Outcome> {
  if (done.isUnfinished) await putBack(db, taken, now)
  else if (keptDays === undefined) await takeAway(db, taken)
  else await keep(db, taken, done, now)
  return "done"
}

async function keep(db: Db, { id }: Taken, { providerId, keptBack }: Done, now: Date | undefined): Promise<void> {
  await db
    .update(work)
    .set({
      ...{ ...ended, status: "done", setAsideAt: null, doneAt: momentOf(now) },
      ...{ providerId: providerId ?? null, lastError: keptBack ?? null },
    })
    .where(eq(work.id, id))
}

const free = { ...ended, attempts: 0, lastError: null }

async function takeAway(db: Db, taken: Taken): Promise<void> {
  const isAskedAgain = and(isHeld(taken), ne(work.version, taken.version))
  const again = db.$with("again").as(db.update(work).set(free).where(isAskedAgain).returning({ id: work.id }))
  await db
    .with(again)
    .delete(work)
    .where(and(eq(work.id, taken.id), eq(work.version, taken.version)))
}

async function putBack(db: Db, taken: Taken, now: Date | undefined): Promise<void> {
  await db
    .update(work)
    .set({ ...free, dueAt: unlessMoved(taken, momentOf(now)) })
    .where(isHeld(taken))
}

/** A due time that somebody set while the row was on its way is the one that counts. */
function unlessMoved({ version }: Taken, dueAt: SQL): SQL {
  return sql`case when ${work.version} = ${version} then ${dueAt} else ${work.dueAt} end`
}

/**
 * Puts a row back for later, or away as failed. A row that another worker has claimed meanwhile is left to it. An attempt that
 * ran over its time has not ended.
 */
export async function settleError(
  db: Db,
  kind: WorkKind,
  taken: Taken,
  { error, ranOver }: Failure,
  now: Date | undefined,
): Promise<Outcome> {
  const lastError = errorCode(error)
  const inMs = lastError.startsWith("port_failed") ? undefined : kind.retryInMs(taken.attempt)
  const failed = { status: "failed" as const, doneAt: momentOf(now) }
  await db
    .update(work)
    .set({
      ...(ranOver ? { claimedUntil: null } : ended),
      lastError,
      ...(inMs === undefined ? failed : { dueAt: unlessMoved(taken, msAfter(momentOf(now), inMs)) }),
    })
    .where(isHeld(taken))
  return inMs === undefined ? "failed" : "retrying"
}

/** A code, with the port's reason when it has one (`port_failed:inactive_recipient`). Never words of an error. */
function errorCode(error: unknown): string {
  if (!isFdmError(error)) return isDatabaseUnavailable(error) ? "unavailable" : "unexpected"
  const { reason } = error.details
  return typeof reason === "string" && /^[a-z_]{1,40}$/.test(reason) ? `${error.code}:${reason}` : error.code
}
