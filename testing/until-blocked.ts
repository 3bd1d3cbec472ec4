import { expect, inject } from "vitest"
import { type Db, rowsOf } from "../fdm-core/src/db/handle.js"

/**
 * Waits until so many statements of other connections to this database wait for a lock. PGlite has no other connections:
 * whoever comes second there waits for its turn, and nothing is to be waited for.
 *
 * @param db a handle, or the transaction that the others wait for
 */
export async function untilBlocked(db: Db, count = 1): Promise<void> {
  if (inject("engine") === "pglite") return
  await expect.poll(() => blockedStatements(db)).toBe(count)
}

async function blockedStatements(db: Db): Promise<number | undefined> {
  const found = await db.execute(`select count(*)::int as blocked from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
  return rowsOf<{ blocked: number }>(found)[0]?.blocked
}
