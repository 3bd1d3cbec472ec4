import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { tickets } from "../db/schema-helpdesk.js"
import { HelpdeskError, idSchema, parse, type TicketId } from "../kernel/index.js"

/** Where a page ended: the sort key of its last row. It travels as opaque text and holds nothing else. */
export type PageEnd = { lastMessageAt: Date; id: TicketId }

export const pageInput = {
  /** Rows a page, 1 to 200. */
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
}

/** Times as we write them. The year 0 is one to JavaScript and none to Postgres. */
const cursorSchema = z.tuple([
  z.iso.datetime({ precision: 3 }).refine((at) => !at.startsWith("0000")),
  idSchema("ticket"),
])

export function cursorAfter({ lastMessageAt, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([lastMessageAt.toISOString(), id])).toString("base64url")
}

/**
 * The condition that begins a page after the last row of the page before, for lists sorted by last message.
 *
 * @throws HelpdeskError `invalid_input` for text that was never a cursor
 */
export function afterCursor(cursor: string | undefined): SQL {
  if (!cursor) return sql`true`
  const [at, id] = parse(cursorSchema, decoded(cursor))
  return sql`(${tickets.lastMessageAt}, ${tickets.id}) < (${at}::timestamptz, ${id})`
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))
  } catch {
    throw new HelpdeskError("invalid_input", "not a cursor of a list", { fields: ["cursor"] })
  }
}

/** Cuts the one row too many that a page reads to know whether there is a next one. */
export function pageOf<Row extends PageEnd>(rows: Row[], limit: number): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? cursorAfter(last) : null }
}
