import { isNotNull, sql } from "drizzle-orm"
import { outbox, ticketExports, ticketSearchQueue } from "../../db/schema-helpdesk.js"
import { type Db, newTurns } from "../../kernel/index.js"

/** As if the time of every lease had passed: what workers had that died, stand still, or lost the database. */
export async function leasesRunOut(db: Db): Promise<void> {
  for (const table of [outbox, ticketSearchQueue, ticketExports])
    await db.update(table).set({ claimedUntil: sql`statement_timestamp()` }).where(isNotNull(table.claimedUntil))
}

/** Options of a worker in a process of its own, as far as turns are concerned. */
export const anotherProcess = () => ({ turns: newTurns() })

/** The longest that a timer can wait, which no run of tests lasts. */
const neverMs = 2 ** 31 - 1

/**
 * Options of a worker whose process stands still, or was ended: nobody hears of it again. Without them it would settle its row
 * after its time limit, in the middle of another file's tests.
 */
export const goneProcess = () => ({ ...anotherProcess(), limitMs: neverMs, renewEveryMs: neverMs })
