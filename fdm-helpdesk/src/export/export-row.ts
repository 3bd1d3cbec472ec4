import type { ExportKind, ExportState } from "../db/schema-helpdesk.js"
import { ticketExports } from "../db/schema-helpdesk.js"
import type { ExportId } from "../kernel/index.js"
import type { InboxView } from "../list/inbox-sets.js"

/** A file that an agent asked for. */
export type TicketExport = {
  id: ExportId
  kind: ExportKind
  /** `queued` and `running` on its way, `ready` to be read, and the ways in which it is gone. */
  state: ExportState
  /** What it is of. `view` is null for a search among all; `isFiltered` when filters narrow it. */
  list: { view: InboxView | null; text: string | null; isFiltered: boolean }
  /** How many rows are written. */
  rows: number
  /** How many there will be, as counted at the beginning; null before that. */
  expectedRows: number | null
  /** Size of the file in bytes. */
  bytes: number
  /** Why it failed, as an error code. */
  error: string | null
  createdAt: Date
  finishedAt: Date | null
  expiresAt: Date | null
}

export const exportColumns = {
  id: ticketExports.id,
  kind: ticketExports.kind,
  state: ticketExports.state,
  query: ticketExports.query,
  rowCount: ticketExports.rowCount,
  expectedRows: ticketExports.expectedRows,
  byteCount: ticketExports.byteCount,
  error: ticketExports.error,
  createdAt: ticketExports.createdAt,
  finishedAt: ticketExports.finishedAt,
  expiresAt: ticketExports.expiresAt,
}

type Row = Pick<typeof ticketExports.$inferSelect, keyof typeof exportColumns>

export function exportOf({ query, rowCount, byteCount, ...row }: Row): TicketExport {
  const { view, text, filters, where } = query as { view?: InboxView; text?: string; filters?: object; where?: object }
  const list = {
    view: view ?? (text === undefined ? "open" : null),
    text: text ?? null,
    isFiltered: where !== undefined || Object.keys(filters ?? {}).length > 0,
  }
  return { ...row, list, rows: rowCount, bytes: byteCount }
}
