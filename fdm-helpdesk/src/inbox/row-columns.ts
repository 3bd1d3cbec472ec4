import { type GetColumnData, type SQL, sql } from "drizzle-orm"
import type { PgColumn } from "drizzle-orm/pg-core"
import { tickets } from "../db/schema-helpdesk.js"

/** What lists show of a ticket to anybody who may see it. */
export const rowColumns = {
  id: tickets.id,
  ref: tickets.ref,
  subject: tickets.subject,
  status: tickets.status,
  statusCategory: tickets.statusCategory,
  priority: tickets.priority,
  farmName: tickets.farmName,
  lastMessageAt: tickets.lastMessageAt,
  lastMessageBy: tickets.lastMessageBy,
  lastMessagePreview: tickets.lastMessagePreview,
  createdAt: tickets.createdAt,
}

/** A column of tickets as a subselect with the name `page` has it. */
export function ofPage<Column extends PgColumn>(column: Column): SQL<GetColumnData<Column>> {
  return sql<GetColumnData<Column>>`page.${sql.identifier(column.name)}`.mapWith(column) as SQL<GetColumnData<Column>>
}

type OfPage<Columns extends Record<string, PgColumn>> = { [Name in keyof Columns]: SQL<GetColumnData<Columns[Name]>> }

/** `rowColumns` as a page of them has them. */
export const pageRowColumns = Object.fromEntries(
  Object.entries(rowColumns).map(([name, column]) => [name, ofPage(column)]),
) as OfPage<typeof rowColumns>
