import { getTableColumns, getTableName } from "drizzle-orm"
import type { PgTable } from "drizzle-orm/pg-core"

/** A table to be filled by COPY: its statement, and a row as the line that COPY reads. */
export type CopyTable<Row> = { name: string; columns: string; lineOf(row: Row): string }

/** Takes the columns named; the others keep their defaults. */
export function copyTable<Table extends PgTable, Key extends keyof Table["$inferInsert"] & string>(
  table: Table,
  keys: readonly Key[],
): CopyTable<Pick<Table["$inferInsert"], Key>> {
  const known = getTableColumns(table)
  return {
    name: `"fdm-helpdesk"."${getTableName(table)}"`,
    columns: keys.map((key) => `"${known[key]?.name}"`).join(", "),
    lineOf: (row) => `${keys.map((key) => fieldOf(row[key])).join("\t")}\n`,
  }
}

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return "\\N"
  if (typeof value === "string") return escaped(value)
  if (typeof value === "boolean") return value ? "t" : "f"
  if (typeof value === "number") return String(value)
  if (value instanceof Date) return value.toISOString()
  // Arrays here are of ids and of words, which need no quotes.
  if (Array.isArray(value)) return `{${value.join(",")}}`
  return escaped(JSON.stringify(value))
}

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" }

function escaped(text: string): string {
  return text.replace(/[\\\n\t\r]/g, (letter) => escapes[letter] ?? letter)
}
