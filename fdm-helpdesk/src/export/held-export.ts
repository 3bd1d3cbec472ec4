import { and, eq, exists, inArray, lt, type SQL, sql } from "drizzle-orm"
import { ticketExportChunks, ticketExports, work } from "../db/schema-helpdesk.js"
import type { Db, ExportId } from "../kernel/index.js"
import { cancelWork, exportWork, isHeld, momentOf, msAfter, type Taken } from "../work/index.js"

const { id, state, createdAt, expiresAt, finishedAt } = ticketExports

export function exportIn({ subject }: Taken): ExportId {
  return subject as ExportId
}

/** The export that a worker has, if it still has it: nobody cancelled it, took it over, or sent it back to its beginning. */
export function isWorkers(db: Db, taken: Taken): SQL | undefined {
  const held = db
    .select({ one: sql`1` })
    .from(work)
    .where(and(isHeld(taken), eq(work.version, taken.version)))
  return and(eq(id, exportIn(taken)), exists(held))
}

/** Ends an export that can't be written. Nothing of it stays but why. */
export async function failExport(db: Db, taken: Taken, error: string, now: Date | undefined): Promise<void> {
  await db.transaction(async (tx) => {
    const failed = await tx
      .update(ticketExports)
      .set({ state: "failed", error, finishedAt: momentOf(now) })
      .where(and(isWorkers(tx, taken), eq(state, "running")))
      .returning({ id })
    if (failed.length > 0) await deleteChunks(tx, [exportIn(taken)])
  })
}

/** Ends one that ended its worker too often, with what sets it aside; a person may have it tried again. */
export async function stopExport(tx: Db, taken: Taken, now: Date | undefined): Promise<void> {
  await tx
    .update(ticketExports)
    .set({ state: "failed", error: "internal", finishedAt: momentOf(now) })
    .where(eq(id, exportIn(taken)))
  await deleteChunks(tx, [exportIn(taken)])
}

const keptRowsMs = 30 * 24 * 60 * 60_000

/** Deletes the files whose time is over, and after a month the rows that say there was one. */
export async function expireExports(db: Db, now?: Date): Promise<void> {
  const moment = momentOf(now)
  await db.transaction(async (tx) => {
    const expired = await tx
      .update(ticketExports)
      .set({ state: "expired", finishedAt: sql`coalesce(${finishedAt}, ${moment})` })
      .where(and(inArray(state, ["queued", "running", "ready"]), sql`${expiresAt} <= ${moment}`))
      .returning({ id })
    const ids = expired.map((row) => row.id)
    if (ids.length > 0) {
      await deleteChunks(tx, ids)
      await cancelWork(tx, exportWork, ids)
    }
    const isGone = inArray(state, ["expired", "failed", "cancelled"])
    await tx.delete(ticketExports).where(and(isGone, lt(createdAt, msAfter(moment, -keptRowsMs))))
  })
}

/** A statement after the one that changed their state: what a worker wrote meanwhile is there to be deleted. */
async function deleteChunks(tx: Db, ids: ExportId[]): Promise<void> {
  await tx.delete(ticketExportChunks).where(inArray(ticketExportChunks.exportId, ids))
}
