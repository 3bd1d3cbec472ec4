import { and, eq, isNull, lt, sql } from "drizzle-orm"
import { work } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import type { WorkKind } from "./kind.js"
import { momentOf, msAfter } from "./lease.js"

const dayMs = 24 * 60 * 60_000

/** Deletes what was done longer ago than its kind keeps. What was kept back on purpose stays: its ticket tells of it. */
export async function forgetWork(db: Db, kinds: readonly WorkKind[], now?: Date): Promise<void> {
  for (const { name, keptDays } of kinds) {
    if (keptDays === undefined) continue
    const isOld = lt(work.doneAt, msAfter(momentOf(now), -keptDays * dayMs))
    await db.delete(work).where(and(eq(work.kind, name), eq(work.status, sql`'done'`), isNull(work.lastError), isOld))
  }
}
