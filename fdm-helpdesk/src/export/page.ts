import type { SQL } from "drizzle-orm"
import type { ExportKind } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { byteOrderMark, csvOf } from "./csv.js"
import type { ExportFormat, Wording } from "./format.js"
import { messageCells, messageHeader, messagePlace, readMessages } from "./message-rows.js"
import { readTickets, ticketCells, ticketHeader } from "./ticket-rows.js"

/** Rows a statement. Messages can be long, and a page of the longest has to fit into memory several times. */
export const rowsPerPage: Record<ExportKind, number> = { tickets: 1_000, messages: 500 }

/** What a file is made from. */
export type Source = {
  kind: ExportKind
  condition: SQL
  askedAt: Date
  format: ExportFormat
  wording: Wording
}

/** A piece of a file. `after` is where the next one begins; null when there is none. */
export type Piece = { text: string; rows: number; after: string | null }

/** The beginning of every file. */
export function headOf({ kind, format, wording }: Source): string {
  const header = kind === "tickets" ? ticketHeader(wording) : messageHeader(wording)
  return byteOrderMark + csvOf([header], format)
}

/**
 * The rows that follow on `after`, in one statement. Pages go by ids, which never change and sort by when tickets and
 * messages were made: whatever happens to tickets between two pages, no row comes twice and none is passed over.
 */
export async function readPiece(db: Db, source: Source, after: string | null): Promise<Piece> {
  const { kind, condition, askedAt, format, wording } = source
  const limit = rowsPerPage[kind]
  if (kind === "tickets") {
    const rows = await readTickets(db, condition, after, limit)
    const text = csvOf(
      rows.map((row) => ticketCells(row, wording)),
      format,
    )
    return { text, rows: rows.length, after: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
  }
  const rows = await readMessages(db, condition, askedAt, after, limit)
  const last = rows.at(-1)
  const text = csvOf(
    rows.map((row) => messageCells(row, wording)),
    format,
  )
  return { text, rows: rows.length, after: last && rows.length === limit ? messagePlace(last) : null }
}
