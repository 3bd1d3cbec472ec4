import { and, asc, eq, inArray, lt, type SQL, sql } from "drizzle-orm"
import { ticketExportChunks, ticketExports } from "../db/schema-helpdesk.js"
import type { Db, ExportId } from "../kernel/index.js"
import { claimedFor, ended, isClean, isOverdone, isSuspect, leaseOf, momentOf, msAfter } from "../outbox/index.js"

/**
 * A worker has an export until `claimed_until`, which every page that it writes renews. Of two that look at the same moment
 * `skip locked` gives each another one; one that dies gives its export back when the lease runs out, and whoever takes it
 * goes on where it stopped.
 */
export const leaseMs = 120_000

/** An export that a worker has. `lease` is what tells it from one that has it later. */
export type Claim = { id: ExportId; lease: Date }

const { id, state, rowCount, createdAt, expiresAt, claimedUntil } = ticketExports

/** What is to be written now, whether or not a worker has it. */
export function isDue(now: Date | undefined): SQL | undefined {
  return and(sql`${state} in ('queued', 'running')`, sql`${expiresAt} > ${momentOf(now)}`)
}

/** Takes the export that has had the least done, so that a small one never waits for the whole of a large one. */
export function claimExport(db: Db, now?: Date): Promise<Claim | undefined> {
  return claim(db, and(isDue(now), isClean(ticketExports)))
}

/** Takes one that may have ended its worker. */
export function claimSuspect(db: Db, now?: Date): Promise<Claim | undefined> {
  return claim(db, and(isDue(now), isSuspect(ticketExports)))
}

async function claim(db: Db, which: SQL | undefined): Promise<Claim | undefined> {
  const due = db
    .select({ id })
    .from(ticketExports)
    .where(which)
    .orderBy(asc(rowCount), asc(createdAt), asc(id))
    .limit(1)
    .for("update", { skipLocked: true })
  const [claimed] = await db
    .update(ticketExports)
    .set({ state: "running", ...claimedFor(ticketExports, leaseMs) })
    .where(inArray(id, due))
    .returning({ id, lease: claimedUntil })
  return claimed?.lease ? { id: claimed.id, lease: claimed.lease } : undefined
}

/** What a page writes that was written: its worker has the export on, and nothing is held against it. */
export function renewed() {
  return { claimedUntil: leaseOf(leaseMs), begun: 1 }
}

/** Whether a worker has its export still: nobody cancelled it, took it over, or sent it back to its beginning. */
export function isHeld(claim: Claim): SQL | undefined {
  return and(eq(id, claim.id), eq(state, sql`'running'`), eq(claimedUntil, claim.lease))
}

/** Gives an export back as it is, for the next turn of anybody. */
export async function releaseExport(db: Db, claim: Claim): Promise<void> {
  await db.update(ticketExports).set(ended).where(isHeld(claim))
}

/** Ends an export that can't be written. Nothing of it stays but why. */
export async function failExport(db: Db, claim: Claim, error: string, now: Date | undefined): Promise<void> {
  await db.transaction(async (tx) => {
    const failed = await tx
      .update(ticketExports)
      .set({ ...ended, state: "failed", error, finishedAt: momentOf(now) })
      .where(isHeld(claim))
      .returning({ id })
    if (failed.length > 0) await deleteChunks(tx, [claim.id])
  })
}

/** Ends those that ended their worker too often; a person may have them tried again. */
export async function setAside(db: Db, now: Date | undefined): Promise<ExportId[]> {
  return db.transaction(async (tx) => {
    const moment = momentOf(now)
    const stopped = await tx
      .update(ticketExports)
      .set({ state: "failed", error: "internal", finishedAt: moment, setAsideAt: moment, claimedUntil: null })
      .where(and(isDue(now), isOverdone(ticketExports)))
      .returning({ id })
    const ids = stopped.map((row) => row.id)
    if (ids.length > 0) await deleteChunks(tx, ids)
    return ids
  })
}

const keptRowsMs = 30 * 24 * 60 * 60_000

/** Deletes the files whose time is over, and after a month the rows that say there was one. */
export async function expireExports(db: Db, now: Date | undefined): Promise<void> {
  const moment = momentOf(now)
  await db.transaction(async (tx) => {
    const expired = await tx
      .update(ticketExports)
      .set({
        state: "expired",
        finishedAt: sql`coalesce(${ticketExports.finishedAt}, ${moment})`,
      })
      .where(and(inArray(state, ["queued", "running", "ready"]), sql`${expiresAt} <= ${moment}`))
      .returning({ id })
    const ids = expired.map((row) => row.id)
    if (ids.length > 0) await deleteChunks(tx, ids)
    const isGone = inArray(state, ["expired", "failed", "cancelled"])
    await tx.delete(ticketExports).where(and(isGone, lt(createdAt, msAfter(moment, -keptRowsMs))))
  })
}

/** A statement after the one that changed their state: what a worker wrote meanwhile is there to be deleted. */
async function deleteChunks(tx: Db, ids: ExportId[]): Promise<void> {
  await tx.delete(ticketExportChunks).where(inArray(ticketExportChunks.exportId, ids))
}
