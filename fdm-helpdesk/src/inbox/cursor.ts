import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { tickets } from "../db/schema-helpdesk.js"
import { HelpdeskError, idSchema, type Priority, parse, priorities, type TicketId } from "../kernel/index.js"
import { type InboxSort, inboxSorts } from "./inbox-sets.js"

/** What of a row says where it stands in a list. */
export type PageEnd = { id: TicketId; createdAt: Date; lastMessageAt: Date; priority: Priority }

export const pageInput = {
  /** Rows a page, 1 to 200. */
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `nextCursor` of the page before, of a list with the same sort. */
  cursor: z.string().max(200).optional(),
}

/** Times as we write them. The year 0 is one to JavaScript and none to Postgres. */
const time = z.iso.datetime({ precision: 3 }).refine((at) => !at.startsWith("0000"))
const rank = z.number().int().min(1).max(priorities.length)

type Sort = {
  isAscending?: true
  /** The columns that it sorts by; the id comes last, so that no two tickets stand in one place. */
  columns: SQL[]
  /** A row's place, as a cursor carries it, and what it has to look like when it comes back. */
  valuesOf(row: PageEnd): (string | number)[]
  values: z.ZodType<(string | number)[]>
  types: SQL[]
}

const rankOf = ({ priority }: PageEnd) => priorities.indexOf(priority) + 1
const timestamp = sql.raw("::timestamptz")

const byCreation = {
  columns: [sql`${tickets.createdAt}`],
  valuesOf: ({ createdAt }: PageEnd) => [createdAt.toISOString()],
  values: z.tuple([time]),
  types: [timestamp],
}

const sorts: Record<InboxSort, Sort> = {
  activity: {
    columns: [sql`${tickets.lastMessageAt}`],
    valuesOf: ({ lastMessageAt }) => [lastMessageAt.toISOString()],
    values: z.tuple([time]),
    types: [timestamp],
  },
  newest: byCreation,
  oldest: { ...byCreation, isAscending: true },
  priority: {
    columns: [sql`${tickets.priorityRank}`, sql`${tickets.lastMessageAt}`],
    valuesOf: (row) => [rankOf(row), row.lastMessageAt.toISOString()],
    values: z.tuple([rank, time]),
    types: [sql.raw("::smallint"), timestamp],
  },
}

const listed = (parts: SQL[]) => sql.join(parts, sql`, `)

/** The order of a list, over `tickets`. */
export function orderBy(sort: InboxSort): SQL {
  const { columns, isAscending } = sorts[sort]
  const direction = sql.raw(isAscending ? "asc" : "desc")
  return listed([...columns, sql`${tickets.id}`].map((column) => sql`${column} ${direction}`))
}

const cursorSchema = z.tuple([z.enum(inboxSorts), z.array(z.union([z.string(), z.number()])), idSchema("ticket")])

/** Where a page ended: its sort and the place of its last row. It travels as opaque text and holds nothing else. */
export function cursorAfter(sort: InboxSort, row: PageEnd): string {
  const place = [sort, sorts[sort].valuesOf(row), row.id]
  return Buffer.from(JSON.stringify(place)).toString("base64url")
}

/**
 * The condition that begins a page after the last row of the page before.
 *
 * @throws HelpdeskError `invalid_input` for text that was never a cursor, or the cursor of a list that is sorted otherwise
 */
export function afterCursor(sort: InboxSort, cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined
  const [of, found, id] = parse(cursorSchema, decoded(cursor))
  if (of !== sort) throw notACursor()
  const { columns, types, values: schema, isAscending } = sorts[sort]
  const values = parse(schema, found)
  const place = [...types.map((type, index) => sql`${values[index]}${type}`), sql`${id}`]
  const isPast = sql.raw(isAscending ? ">" : "<")
  return sql`(${listed([...columns, sql`${tickets.id}`])}) ${isPast} (${listed(place)})`
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
  { sort, limit }: { sort: InboxSort; limit: number },
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? cursorAfter(sort, last) : null }
}
