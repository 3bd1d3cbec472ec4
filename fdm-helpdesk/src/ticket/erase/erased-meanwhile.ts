import { setTimeout } from "node:timers/promises"
import { and, gt, isNull, or, type SQL, sql } from "drizzle-orm"
import { erasures, tickets } from "../../db/schema-helpdesk.js"
import { arrayText, type Db, HelpdeskError, type TicketId } from "../../kernel/index.js"
import { setOnAll } from "../commit/write.js"

/*
 * A text for a ticket must not bring back what has just been erased from it. Somebody is erased under the ticket's lock, so a text
 * is either there before, and the erasing finds it, or it comes after. One that comes after is refused if it was asked for before
 * the erasing ended, because its writer could not know of it. `docs/decisions/0012-erasing-a-person.md` says more.
 *
 * Two rules tell (`isErasedMeanwhile`):
 * - The text's statement waited for the lock. Postgres then reads the locked row anew, and every other row as it was when the
 *   statement began. So the statement reads the same ticket a second time, and compares which erasing was its last.
 * - It had not even begun. Then what counts is how long ago it was asked for, because the clocks of a process and of the
 *   database may differ.
 *
 * No statement within a transaction knows when that ends. So the end is written by another statement after it, and until then
 * every text counts as asked for before.
 */

/** Named with their table, which drizzle leaves out of a select from one: inside the subselect that would be another row. */
const [id, erasureId] = [sql.raw('"tickets"."id"'), sql.raw('"tickets"."erasure_id"')]

/** Wakes the job that ends erasings once the transaction is over; when that is the host's own, nothing else of ours runs then. */
export const erasureChannel = "fdm_helpdesk_erasure"

/**
 * Notes on tickets, which the caller has locked, that this transaction erases somebody from them. Somebody who is on no ticket is
 * noted as well, because an agent may be writing down a question of theirs.
 */
export async function beginErasure(tx: Db, ids: readonly TicketId[]): Promise<void> {
  const [begun] = await tx
    .insert(erasures)
    .values({ begunIn: sql`pg_current_xact_id()::text` })
    .returning({ id: erasures.id, announced: sql`pg_notify(${erasureChannel}, '')` })
  if (ids.length === 0) return
  await setOnAll(tx, sql`${tickets.id} = any(${arrayText([...ids])}::text[])`, { erasureId: begun?.id })
}

/**
 * An end lies so far ahead of the moment at which it is written, so that what is asked for before `endErasures` returns is refused.
 * It returns a little after the end: a text of somebody who knows that is asked for later, even if it seems older by the time that
 * an answer of the database takes (`isUnknown`).
 */
const [aheadMs, waitMs] = [50, 60]

/**
 * Writes the end of all erasings whose transactions are over; until then, texts for the tickets of whom they erased are refused. Jobs do
 * it by themselves. A host without them calls it after a transaction of its own in which it called `anonymizeRequester`. Called within such a transaction, it leaves that one. It waits as well
 * when another process has just done so. An end farther ahead was written before the database's clock was set back: it is written anew.
 * Those that ended a day ago are forgotten: nothing is on its way for so long.
 */
export async function endErasures(db: Db): Promise<void> {
  const end = sql`clock_timestamp() + ${aheadMs} * interval '1 millisecond'`
  const isOver = sql`${erasures.begunIn} <> pg_current_xact_id()::text`
  await db
    .update(erasures)
    .set({ endedAt: end })
    .where(and(or(isNull(erasures.endedAt), gt(erasures.endedAt, end)), isOver))
  const isRecent = gt(erasures.endedAt, sql`clock_timestamp() - ${waitMs - aheadMs} * interval '1 millisecond'`)
  const recent = await db.select({ id: erasures.id }).from(erasures).where(isRecent).limit(1)
  if (recent.length === 0) return
  await db.delete(erasures).where(sql`${erasures.endedAt} < clock_timestamp() - interval '1 day'`)
  await setTimeout(waitMs)
}

/**
 * An erasing that had not ended when something was asked for. `msAgo` is taken when the answer to the beginning of the transaction
 * is there, and counted back from that beginning, which was earlier: so the time is never later than it was, however slow
 * answers are, and may be earlier by as long as that one took. What the transaction itself erased, it knows of.
 */
const isUnknown = (msAgo: unknown): SQL => sql`case when ${erasures.endedAt} is null
  then ${erasures.begunIn} is distinct from pg_current_xact_id_if_assigned()::text
  else ${erasures.endedAt} > transaction_timestamp() - ${msAgo}::float8 * interval '1 millisecond' end`

/**
 * Somebody was erased from the ticket since a statement was asked for, or while it waited: for one that locks `tickets`.
 *
 * @param msAgo how long ago it was asked for, by the moment at which its transaction is there; see `msSince`
 */
export const isErasedMeanwhile = (msAgo: unknown): SQL<boolean> =>
  sql<boolean>`(${erasureId} is distinct from (select before.erasure_id from ${tickets} before where before.id = ${id})
    or exists (select from ${erasures} where ${erasures.id} = ${erasureId} and ${isUnknown(msAgo)}))`.mapWith(Boolean)

/**
 * The same for whoever is about to write down somebody new, who may be one that was erased: nothing tells any more who was.
 *
 * @throws HelpdeskError `conflict`
 */
export async function assertNobodyErased(tx: Db, msAgo: number): Promise<void> {
  const [erased] = await tx.select({ id: erasures.id }).from(erasures).where(isUnknown(msAgo)).limit(1)
  if (erased) throw erasedMeanwhile()
}

export function erasedMeanwhile(): HelpdeskError {
  return new HelpdeskError("conflict", "somebody was erased meanwhile", { reason: "erased_meanwhile" })
}

/** How long ago something was by `performance.now()`. Call it first in a transaction, so that a wait for a connection is in it and nothing else. */
export function msSince(moment: number): number {
  return performance.now() - moment
}
