import { and, asc, eq, gt, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import type { PgColumn } from "drizzle-orm/pg-core"
import { agents, contacts, tags, ticketAssignments, tickets } from "../db/schema-helpdesk.js"
import type { Db, TicketId } from "../kernel/index.js"
import type { Field } from "../ticket/fields/field.js"
import { nameOf } from "../ticket/fields/named-things.js"
import { allFields } from "../ticket/fields/ticket-fields.js"
import { textCell } from "./cell.js"
import type { Cell } from "./csv.js"
import type { Wording } from "./format.js"

/** The columns of a file of tickets, in order. */
const columns = allFields.filter(([, { csv }]) => csv)

/** A row has its id, and under the name of each field what its cell is made of. */
type Row = { id: TicketId } & Record<string, unknown>

/** A page of tickets in the order of their ids, after the one at `after`. */
export function readTickets(db: Db, condition: SQL, after: string | null, limit: number): Promise<Row[]> {
  const read = Object.fromEntries(columns.map(([name, field]) => [name, readOf(name, field)]))
  return db
    .select({ ...read, id: tickets.id })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .where(and(condition, after ? gt(tickets.id, after as TicketId) : undefined))
    .orderBy(asc(tickets.id))
    .limit(limit)
}

/** Those that are made of other tables are made for the rows of the page only, after the limit. */
const made: Record<string, PgColumn | SQL> = {
  requesterEmail: contacts.email,
  others: sql<string | null>`(select string_agg(person.name, ', ' order by person.name)
    from ${ticketAssignments} participant join ${agents} one on one.id = participant.agent_id
    join ${contacts} person on person.id = one.contact_id
    where participant.ticket_id = ${tickets.id} and participant.unassigned_at is null and not participant.is_primary)`,
  tags: sql<string | null>`case when ${tickets.tagIds} <> '{}' then (
    select string_agg(${tags.name}, ', ' order by lower(${tags.name})) from ${tags} where ${tags.id} = any(${tickets.tagIds})) end`,
  requester: contacts.name,
  farm: tickets.farmName,
}

function readOf(name: string, field: Field): PgColumn | SQL {
  const read = made[name]
  if (read) return read
  if (!("column" in field)) throw new Error(`no file knows how to read ${name}`)
  const column: PgColumn = tickets[field.column]
  return field.kind === "reference" ? nameOf(field.to, column as SQLWrapper) : column
}

export function ticketHeader({ locale }: Wording): Cell[] {
  return columns.map(([, { label, csv }]) => (csv?.label ?? label)[locale])
}

export function ticketCells(row: Row, wording: Wording): Cell[] {
  return columns.map(([name, field]) => cellOf(field, row[name], wording))
}

function cellOf(field: Field, value: unknown, { words, locale, time, status }: Wording): Cell {
  switch (field.kind) {
    case "time":
      return time(value as Date | null)
    case "number":
      return value as number
    case "choice":
      return field.choices[value as string]?.[locale] ?? ""
    default:
      return textCell(
        field.kind === "status" ? status(value as string) : ((value as string | null) ?? ""),
        words.cutShort,
      )
  }
}
