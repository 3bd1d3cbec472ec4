import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { HelpdeskError, idSchema, type Priority, parse, priorities, type TicketId } from "../kernel/index.js"
import type { Clause } from "./clause.js"
import { inboxSorts } from "./inbox-sets.js"

/** Search has one sort more: how well a ticket matches. */
export const searchSorts = ["relevance", ...inboxSorts] as const
export type SearchSort = (typeof searchSorts)[number]

/** What of a row says where it stands in a list; `rank` only where it is sorted by relevance. */
export type PageEnd = { id: TicketId; createdAt: Date; lastMessageAt: Date; priority: Priority; rank?: number }

export const pageInput = {
  /** Rows a page, 1 to 200. */
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `nextCursor` of the page before, of a list with the same sort. */
  cursor: z.string().max(200).optional(),
}

/** Times as we write them. The year 0 is one to JavaScript and none to Postgres. */
const time = z.iso.datetime({ precision: 3 }).refine((at) => !at.startsWith("0000"))

/** A column that a list is sorted by: its name, its value in a row, and what that looks like when a cursor brings it back. */
type Key = { column: string; type: string; valueIn(row: PageEnd): string | number; schema: z.ZodType<string | number> }

const lastMessage: Key = {
  column: "last_message_at",
  type: "timestamptz",
  valueIn: ({ lastMessageAt }) => lastMessageAt.toISOString(),
  schema: time,
}
const created: Key = {
  column: "created_at",
  type: "timestamptz",
  valueIn: ({ createdAt }) => createdAt.toISOString(),
  schema: time,
}
const priority: Key = {
  column: "priority_rank",
  type: "smallint",
  valueIn: (row) => priorities.indexOf(row.priority) + 1,
  schema: z.number().int().min(1).max(priorities.length),
}
const relevance: Key = {
  column: "rank",
  type: "float8",
  valueIn: ({ rank = 0 }) => rank,
  schema: z.number(),
}

/** The id comes last, so that no two tickets stand in one place. */
const sorts: Record<SearchSort, { keys: Key[]; isAscending?: true }> = {
  activity: { keys: [lastMessage] },
  newest: { keys: [created] },
  oldest: { keys: [created], isAscending: true },
  priority: { keys: [priority, lastMessage] },
  relevance: { keys: [relevance, lastMessage] },
}

function columnsOf(sort: SearchSort, table: SQL): SQL[] {
  const names = [...sorts[sort].keys.map(({ column }) => column), "id"]
  return names.map((name) => sql`${table}.${sql.identifier(name)}`)
}

const listed = (parts: SQL[]) => sql.join(parts, sql`, `)

/** The order of a list, over a table that has the columns of `tickets` (and `rank`, for relevance). */
export function orderBy(sort: SearchSort, table: SQL): SQL {
  const direction = sql.raw(sorts[sort].isAscending ? " asc" : " desc")
  return listed(columnsOf(sort, table).map((column) => sql`${column}${direction}`))
}

const cursorSchema = z.tuple([z.enum(searchSorts), z.array(z.union([z.string(), z.number()])), idSchema("ticket")])

/** Where a page ended: its sort and the place of its last row. It travels as opaque text and holds nothing else. */
export function cursorAfter(sort: SearchSort, row: PageEnd): string {
  const place = [sort, sorts[sort].keys.map((key) => key.valueIn(row)), row.id]
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
