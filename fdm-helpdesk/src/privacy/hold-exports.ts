import { sql } from "drizzle-orm"
import type { Db } from "../kernel/index.js"
import { silenceLimit } from "../work/index.js"

/** Any number that no other advisory lock of ours has. */
const lockKey = sql.raw("7041776238421")

/**
 * Who erases a person and who writes the files of exports keep out of each other's way, until their transactions end: a
 * page that was read before is in the table by then and goes with the erasure, and the next is read after it. Without it,
 * a page that was on its way would bring back what was erased.
 */
export async function holdExports(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`)
}

/** What the writers of files take: any number of them at once, none while a person is being erased, and no frozen one for ever. */
export async function enterExports(tx: Db): Promise<void> {
  await tx.execute(sql`select ${silenceLimit}, pg_advisory_xact_lock_shared(${lockKey})`)
}
