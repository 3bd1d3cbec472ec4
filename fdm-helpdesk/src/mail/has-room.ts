import { eq, sql } from "drizzle-orm"
import { assertRoom, counting, type Limit, retryAtField } from "../access/index.js"
import { work } from "../db/schema-helpdesk.js"
import { type Db, fieldsOf, isFdmError, send } from "../kernel/index.js"
import type { Taken } from "../work/index.js"

/**
 * Whether a mail has room in its limits, which it uses up at that moment. That it did is noted on its row by the same
 * statement, so a mail that could not leave and is tried again, by this worker or another, is not counted twice.
 */
export async function hasRoom(db: Db, { id, payload }: Pick<Taken, "id" | "payload">, used: readonly Limit[]) {
  if (used.length === 0 || payload.isCounted !== undefined) return true
  const { beside, retryAt } = counting(used)
  const noted = sql`noted as (update ${work} set payload = payload || '{"isCounted":"yes"}' where ${eq(work.id, id)})`
  const steps = async (tx: Db) => {
    const statement = sql`with ${sql.join([...beside, noted], sql`, `)} select ${retryAt}`
    const [row] = await send<{ retryAt: Date | null }>(tx, statement, fieldsOf({ retryAt: retryAtField }))
    assertRoom(row?.retryAt ?? null)
    return true
  }
  return db.transaction(steps).catch((error) => {
    if (isFdmError(error) && error.code === "rate_limited") return false
    throw error
  })
}
