import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import type { SystemActor } from "../access/index.js"
import { auditSeals, auditUnsealed } from "../db/schema-helpdesk.js"
import { type Db, guarded, insertInto } from "../kernel/index.js"
import { append, deskSubject } from "./record-chain.js"

/** How far a chain had come. */
export type Witness = { subjectId: string; seq: number; hash: string }

/** How many rows that wait are sealed by one event of the desk. */
const batchSize = 1000

/** Any number that no other advisory lock of ours has. */
const lockKey = sql.raw("7041776238422")

const sealer: SystemActor = { type: "system", name: "audit" }

/**
 * Seals how far chains have come: an event in the desk's chain covers the list of them, so that a chain can't be cut or made
 * anew from then on without making anew the desk's as well. Every change leaves a row that waits for this; nobody who
 * changes something waits. One process seals at a time: who comes meanwhile leaves it to that one.
 *
 * @returns how many chains were sealed
 */
export async function sealAudit(
  db: Db,
  { signal }: { signal?: AbortSignal | undefined } = {},
  now = new Date(),
): Promise<number> {
  let sealed = 0
  let taken = batchSize
  while (taken === batchSize && !signal?.aborted) {
    const batch = await guarded(() => db.transaction((tx) => sealBatch(tx, now)))
    sealed += batch.heads
    taken = batch.taken
  }
  return sealed
}

async function sealBatch(tx: Db, now: Date): Promise<{ taken: number; heads: number }> {
  const rows = (await isOurTurn(tx)) ? await takeUnsealed(tx) : []
  if (rows.length === 0) return { taken: 0, heads: 0 }
  const furthest = new Map<string, Witness>()
  for (const row of rows) if (row.seq > (furthest.get(row.subjectId)?.seq ?? 0)) furthest.set(row.subjectId, row)
  const witnesses = [...furthest.values()]
  const entry = {
    type: "audit.sealed",
    changes: { heads: witnesses.length },
    content: sealText(witnesses),
  }
  await append(tx, sealer, deskSubject, entry, now, ({ auditSeq: sealedIn }) =>
    insertInto(
      auditSeals,
      witnesses.map((each) => ({ ...each, sealedIn })),
    ),
  )
  return { taken: rows.length, heads: witnesses.length }
}

async function isOurTurn(tx: Db): Promise<boolean> {
  const locking = sql`select pg_try_advisory_xact_lock(${lockKey}) as "isOurs"`
  const [lock] = rowsOf<{ isOurs: boolean }>(await tx.execute(locking))
  return lock?.isOurs === true
}

async function takeUnsealed(tx: Db): Promise<Witness[]> {
  const taken = sql`delete from ${auditUnsealed} where ctid = any(array(
      select ctid from ${auditUnsealed} limit ${batchSize}))
    returning subject_id as "subjectId", seq, hash`
  return rowsOf<Witness>(await tx.execute(taken))
}

/** What a seal says, as one text whose hash its event carries. */
export function sealText(witnesses: readonly Witness[]): string {
  return witnesses
    .map(({ subjectId, seq, hash }) => `${subjectId} ${seq} ${hash}`)
    .sort()
    .join("\n")
}

const lineIn = sql`concat_ws(' ', ${auditSeals.subjectId}, ${auditSeals.seq}, ${auditSeals.hash})`

/** The same of stored rows that are grouped by their seal, made by the database. Ids and hashes are ASCII, sorted alike by both. */
export const sealTextIn = sql<string>`string_agg(${lineIn}, E'\\n' order by ${lineIn} collate "C")`
