import { sql } from "drizzle-orm"
import type { Db } from "../kernel/index.js"

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
export async function payOwed(db: Db): Promise<void> {
  const writes = owed.get(db)
  for (const write of writes ?? []) {
    await write()
    writes?.delete(write)
  }
}
