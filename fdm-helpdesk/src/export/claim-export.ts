import { and, asc, eq, inArray, lt, lte, type SQL, sql } from "drizzle-orm"
import { ticketExportChunks, ticketExports } from "../db/schema-helpdesk.js"
import type { Db, ExportId } from "../kernel/index.js"

/**
 * A worker has an export until `leased_until`, which every page that it writes renews. Of two that look at the same moment
 * `skip locked` gives each another one; one that dies gives its export back when the lease runs out, and whoever takes it
 * goes on where it stopped.
 */
export const leaseMs = 120_000

/** An export that a worker has. `lease` is what tells it from one that has it later. */
export type Claim = { id: ExportId; lease: Date }

const { id, state, rowCount, createdAt, expiresAt, leasedUntil } = ticketExports

/** Takes the export that has had the least done, so that a small one never waits for the whole of a large one. */
export async function claimExport(db: Db, now: Date): Promise<Claim | undefined> {
  const at = now.toISOString()
  const isFree = sql`(${state} = 'queued' or ${state} = 'running' and coalesce(${leasedUntil}, '-infinity') <= ${at}::timestamptz)`
  const due = db
    .select({ id })
    .from(ticketExports)
    .where(and(isFree, sql`${expiresAt} > ${at}::timestamptz`))
    .orderBy(asc(rowCount), asc(createdAt), asc(id))
    .limit(1)
    .for("update", { skipLocked: true })
  const lease = leaseFrom(now)
  const [claimed] = await db
    .update(ticketExports)
    .set({ state: "running", leasedUntil: lease })
    .where(inArray(id, due))
    .returning({ id })
  return claimed && { id: claimed.id, lease }
}

export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + leaseMs)
}

/** Whether a worker has its export still: nobody cancelled it, took it over, or sent it back to its beginning. */
export function isHeld(claim: Claim): SQL | undefined {
  return and(eq(id, claim.id), eq(state, sql`'running'`), eq(leasedUntil, claim.lease))
}

/** Gives an export back as it is, for the next turn of anybody. */
export async function releaseExport(db: Db, claim: Claim): Promise<void> {
  await db.update(ticketExports).set({ leasedUntil: null }).where(isHeld(claim))
}

/** Ends an export that can't be written. Nothing of it stays but why. */
export async function failExport(db: Db, claim: Claim, error: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const failed = await tx
      .update(ticketExports)
      .set({ state: "failed", error, finishedAt: now, leasedUntil: null })
      .where(isHeld(claim))
      .returning({ id })
    if (failed.length > 0) await deleteChunks(tx, [claim.id])
  })
}

const keptRowsMs = 30 * 24 * 60 * 60_000

/** Deletes the files whose time is over, and after a month the rows that say there was one. */
export async function expireExports(db: Db, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const expired = await tx
      .update(ticketExports)
      .set({
        state: "expired",
        finishedAt: sql`coalesce(${ticketExports.finishedAt}, ${now.toISOString()}::timestamptz)`,
      })
      .where(and(inArray(state, ["queued", "running", "ready"]), lte(expiresAt, now)))
      .returning({ id })
    const ids = expired.map((row) => row.id)
    if (ids.length > 0) await deleteChunks(tx, ids)
    const isGone = inArray(state, ["expired", "failed", "cancelled"])
    await tx.delete(ticketExports).where(and(isGone, lt(createdAt, new Date(now.getTime() - keptRowsMs))))
  })
}

/** A statement after the one that changed their state: what a worker wrote meanwhile is there to be deleted. */
async function deleteChunks(tx: Db, ids: ExportId[]): Promise<void> {
  await tx.delete(ticketExportChunks).where(inArray(ticketExportChunks.exportId, ids))
}
