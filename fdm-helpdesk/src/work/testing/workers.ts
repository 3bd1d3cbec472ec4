import { isNotNull, sql } from "drizzle-orm"
import { work } from "../../db/schema-helpdesk.js"
import { type Db, newTurns } from "../../kernel/index.js"
import { type Counts, type DrainOptions, drainWork, type Handler, type WorkKind } from "../index.js"

/** Does what is due of a kind, row by row. */
export function drain(db: Db, kind: WorkKind, handle: Handler, options?: DrainOptions): Promise<Counts> {
  return drainWork(db, kind, { handle }, options)
}

/** As if the time of every lease had passed: what workers had that died, stand still, or lost the database. */
export async function leasesRunOut(db: Db): Promise<void> {
  await db.update(work).set({ claimedUntil: sql`statement_timestamp()` }).where(isNotNull(work.claimedUntil))
}

/** Options of a worker in a process of its own, as far as turns are concerned. */
export const anotherProcess = () => ({ turns: newTurns() })

/** The longest that a timer can wait, which no run of tests lasts. */
const neverMs = 2 ** 31 - 1

/**
 * Of a worker whose process stands still, or was ended: nobody hears of it again. Without it, it would settle its row
 * after its time limit, in the middle of another file's tests.
 */
export const goneProcess = () => ({ ...anotherProcess(), renewEveryMs: neverMs })

/** A kind of which an attempt may take for ever. */
export const endless = (kind: WorkKind): WorkKind => ({ ...kind, limitMs: neverMs })
