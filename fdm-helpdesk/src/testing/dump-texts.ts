import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import type { Db } from "../kernel/index.js"

/** Every value of every column of the helpdesk's tables, as `table.column: text`, but for tables named in `except`. */
export async function dumpTexts(db: Db, except: readonly string[] = []): Promise<string[]> {
  const columns = rowsOf<{ table_name: string; column_name: string }>(
    await db.execute(sql`select table_name, column_name from information_schema.columns
      where table_schema = 'fdm-helpdesk' order by table_name, ordinal_position`),
  )
  const texts: string[] = []
  for (const { table_name: table, column_name: column } of columns.filter(
    ({ table_name }) => !except.includes(table_name),
  )) {
    const rows = rowsOf<{ value: string | null }>(
      await db.execute(
        sql`select ${sql.identifier(column)}::text as value from "fdm-helpdesk".${sql.identifier(table)}`,
      ),
    )
    for (const { value } of rows) if (value !== null) texts.push(`${table}.${column}: ${value}`)
  }
  return texts
}
