import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"

/**
 * A database handle: drizzle over any Postgres driver, or a transaction of it. Functions that take one never look
 * behind it, so a caller can hand over its own open transaction and everything commits or rolls back together.
 */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, unknown>>

/** The rows of a raw statement: postgres.js answers with an array, PGlite with `{ rows }`. */
export function rowsOf<Row>(result: unknown): Row[] {
  return Array.isArray(result) ? (result as Row[]) : (result as { rows: Row[] }).rows
}
