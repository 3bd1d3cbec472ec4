import { type SQL, type SQLWrapper, sql } from "drizzle-orm"
import type { Db } from "../../kernel/index.js"

/** Writes that travel with the statement that follows them, as its common table expressions, beside others with names of their own. */
export function alongside(writes: readonly SQLWrapper[], named: readonly SQL[] = []): SQL {
  const own = writes.map((one, index) => sql`${sql.identifier(`write_${index}`)} as (${one.getSQL()})`)
  const each = [...own, ...named]
  return each.length > 0 ? sql`with ${sql.join(each, sql`, `)} ` : sql``
}

/** The same for a statement of drizzle's builder. */
export function together(tx: Db, writes: readonly SQLWrapper[]) {
  return writes.map((statement, index) => tx.$with(`write_${index}`, {}).as(statement.getSQL()))
}
