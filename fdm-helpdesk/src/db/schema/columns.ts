import { type SQL, sql } from "drizzle-orm"
import { customType, pgSchema, timestamp } from "drizzle-orm/pg-core"
import type { Id, IdKind } from "../../kernel/ids.js"

/** All tables of the helpdesk live in a Postgres schema of their own, beside the host's. */
export const helpdeskSchema = pgSchema("fdm-helpdesk")

/** Ids compare by byte, so that their order is the order of their making under any locale of the database. */
const idText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

export function idColumn<Kind extends IdKind>(name: string, _kind: Kind) {
  return idText(name).$type<Id<Kind>>()
}

/** Whose chain of the audit: the id of a ticket or of an agent, or `desk`. */
export function subjectColumn(name: string) {
  return idText(name)
}

export function timeColumn(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: "date" })
}

/** The CHECK that holds a column to the closed set that TypeScript knows. The values are ours, so none needs quoting. */
export function isOneOf(column: string, values: readonly string[]): SQL {
  return sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(", ")})`)
}
