import { getTableColumns, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { tickets } from "../db/schema-helpdesk.js"
import { HelpdeskError, idSchema, parse, type TicketId } from "../kernel/index.js"
import type { Field } from "../ticket/fields/field.js"
import { type FieldName, ticketFields } from "../ticket/fields/ticket-fields.js"
import type { Clause } from "./clause.js"
import { inboxSorts, sortFields } from "./inbox-sets.js"

/** Search has one sort more: how well a ticket matches. */
export const searchSorts = ["relevance", ...inboxSorts] as const
export type SearchSort = (typeof searchSorts)[number]

/** What of a row says where it stands in a list: its id, and the columns of orders; `rank` only where it is sorted by relevance. */
export type PageEnd = { id: TicketId }

export const pageInput = {
  /** Rows a page, 1 to 200. */
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `nextCursor` of the page before, of a list with the same sort. */
  cursor: z.string().max(200).optional(),
}

/** Times as we write them. The year 0 is one to JavaScript and none to Postgres. */
const time = z.iso.datetime({ precision: 3 }).refine((at) => !at.startsWith("0000"))

/** A column that a list is sorted by: its name, its value in a row, and what that looks like when a cursor brings it back. */
type Key = { column: string; type: string; valueIn(row: Row): string | number; schema: z.ZodType<string | number> }
type Row = Record<string, unknown>

/** How a field is sorted by. */
function keyOf(name: FieldName): Key {
  const field: Field = ticketFields[name]
  if (field.kind === "time") {
    const valueIn = (row: Row) => (row[field.column] as Date).toISOString()
    return { column: tickets[field.column].name, type: "timestamptz", valueIn, schema: time }
  }
  if (field.kind === "reference" && field.order) {
    const valueIn = (row: Row) => String(row[field.column] ?? "")
    return { column: tickets[field.order].name, type: "text", valueIn, schema: z.string().max(100) }
  }
  if (field.kind !== "choice" || !field.rank) throw new Error(`no order of ${name}`)
  const { column, rank, choices } = field
  const keys = Object.keys(choices)
  return {
    column: tickets[rank].name,
    type: "smallint",
    valueIn: (row) => keys.indexOf(String(row[column])) + 1,
    schema: z.number().int().min(1).max(keys.length),
  }
}

const relevance: Key = {
  column: "rank",
  type: "float8",
  valueIn: ({ rank = 0 }) => Number(rank),
  schema: z.number(),
}
const lastMessage = keyOf("lastMessageAt")

function keysOf(sort: SearchSort): Key[] {
  if (sort === "relevance") return [relevance, lastMessage]
  const key = keyOf(sortFields[sort].field)
  return key.type === "timestamptz" ? [key] : [key, lastMessage]
}

/** The id comes last, so that no two tickets stand in one place. */
const sorts = Object.fromEntries(
  searchSorts.map((sort) => {
    const isAscending = sort !== "relevance" && sortFields[sort].isAscending === true
    return [sort, { keys: keysOf(sort), isAscending }]
  }),
) as Record<SearchSort, { keys: Key[]; isAscending: boolean }>

const sortedBy = new Set(inboxSorts.flatMap((sort) => sorts[sort].keys.map(({ column }) => column)))
/** The columns of tickets that lists are sorted by, their id first: what is merged or ranked has them all. */
export const sortColumns = [
  tickets.id,
  ...Object.values(getTableColumns(tickets)).filter(({ name }) => sortedBy.has(name)),
]

/** Whether those that a table is told of are enough for an order. */
export function isSortedBy(sort: SearchSort, columns: ReadonlySet<string>): boolean {
  return sorts[sort].keys.every(({ column }) => columns.has(column))
}

/** The same of a table that has them under their names. */
export function sortColumnsOf(table: SQL): SQL[] {
  return sortColumns.map(({ name }) => sql`${table}.${sql.identifier(name)}`)
}

function columnsOf(sort: SearchSort, table: SQL): SQL[] {
  const names = [...sorts[sort].keys.map(({ column }) => column), "id"]
  return names.map((name) => sql`${table}.${sql.identifier(name)}`)
}

/** One after the other, with commas. */
export const listed = (parts: SQL[]) => sql.join(parts, sql`, `)

/** The order of a list, over a table that has the columns of `tickets` (and `rank`, for relevance). */
export function orderBy(sort: SearchSort, table: SQL): SQL {
  const direction = sql.raw(sorts[sort].isAscending ? " asc" : " desc")
  return listed(columnsOf(sort, table).map((column) => sql`${column}${direction}`))
}

const cursorSchema = z.tuple([z.enum(searchSorts), z.array(z.union([z.string(), z.number()])), idSchema("ticket")])

/** Where a page ended: its sort and the place of its last row. It travels as opaque text and holds nothing else. */
export function cursorAfter(sort: SearchSort, row: PageEnd): string {
  const place = [sort, sorts[sort].keys.map((key) => key.valueIn(row as Row)), row.id]
  return Buffer.from(JSON.stringify(place)).toString("base64url")
}

/**
 * The clause that begins a page after the last row of the page before, over a table that has the columns of `tickets`.
 *
 * @throws HelpdeskError `invalid_input` for text that was never a cursor, or the cursor of a list that is sorted otherwise
 */
export function cursorClause(sort: SearchSort, cursor: string | undefined, table: SQL): Clause | undefined {
  if (!cursor) return undefined
  const [of, found, id] = parse(cursorSchema, decoded(cursor))
  const { keys, isAscending } = sorts[sort]
  if (of !== sort || found.length !== keys.length) throw notACursor()
  const values = keys.map(({ schema }, at) => parse(schema, found[at]))
  const isPast = sql.raw(isAscending ? ">" : "<")
  const where = (...places: SQL[]) => {
    const typed = places.map((place, at) => sql`${place}${sql.raw(`::${keys[at]?.type ?? "text"}`)}`)
    return sql`(${listed(columnsOf(sort, table))}) ${isPast} (${listed(typed)})`
  }
  return { shape: "cursor", values: [...values, id], where }
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))
  } catch {
    throw notACursor()
  }
}

function notACursor(): HelpdeskError {
  return new HelpdeskError("invalid_input", "not a cursor of this list", { fields: ["cursor"] })
}

/** Cuts the one row too many that a page reads to know whether there is a next one. */
export function pageOf<Row extends PageEnd>(
  rows: Row[],
  { sort, limit }: { sort: SearchSort; limit: number },
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? cursorAfter(sort, last) : null }
}
