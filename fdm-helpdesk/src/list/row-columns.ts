import { type GetColumnData, type SQL, sql } from "drizzle-orm"
import type { PgColumn } from "drizzle-orm/pg-core"
import { tickets } from "../db/schema-helpdesk.js"
import type { Field, TicketRow } from "../ticket/fields/field.js"
import { nameOf } from "../ticket/fields/named-things.js"
import { allFields, type FieldName, type FieldsLike, type ticketFields } from "../ticket/fields/ticket-fields.js"

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

type Reference = FieldsLike<{ kind: "reference" }>
type References = {
  [Name in Reference as `${Name}Id`]: SQL<TicketRow[(typeof ticketFields)[Name]["column"]]>
} & { [Name in Reference as `${Name}Name`]: SQL<string | null> }
type ReferenceField = Extract<Field, { kind: "reference" }>

const references = allFields.filter((entry): entry is [FieldName, ReferenceField] => entry[1].kind === "reference")

/** The columns in which a ticket refers to something. */
export const referenceColumns: readonly PgColumn[] = references.map(([, { column }]) => tickets[column])

/** What a ticket refers to, by id and name: `assigneeId`, `assigneeName` and so on. Desk's affairs, all of them. */
export function referencesOf(columnOf: (column: PgColumn) => SQL): References {
  const columns = references.flatMap(([name, { column, to }]) => {
    const id = columnOf(tickets[column])
    return [
      [`${name}Id`, id],
      [`${name}Name`, nameOf(to, id)],
    ]
  })
  return Object.fromEntries(columns) as References
}

/** What requesters get in place of them. */
export const nothingReferred = Object.fromEntries(
  references.flatMap(([name]) => [
    [`${name}Id`, null],
    [`${name}Name`, null],
  ]),
) as Record<keyof References, null>
