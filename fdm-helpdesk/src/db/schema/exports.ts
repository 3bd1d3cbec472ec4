import { bigint, check, customType, index, integer, jsonb, primaryKey, text } from "drizzle-orm/pg-core"
import { helpdeskSchema, idColumn, isOneOf, timeColumn } from "./columns.js"
import { agents } from "./people.js"

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" })

/** What a row of an exported file is. */
export const exportKinds = ["tickets", "messages"] as const
/** One of `exportKinds`. */
export type ExportKind = (typeof exportKinds)[number]

/** `queued` and `running` on its way, `ready` to be read, and the three ways in which a file is gone. */
export const exportStates = ["queued", "running", "ready", "failed", "cancelled", "expired"] as const
/** One of `exportStates`. */
export type ExportState = (typeof exportStates)[number]

/**
 * Files of tickets that agents asked for and a job writes. `query` is the list as it was asked for, `options` how the
 * file is written (language, time zone, separators); `cursor` is where a job that was stopped goes on.
 */
export const ticketExports = helpdeskSchema.table(
  "ticket_exports",
  {
    id: idColumn("id", "export").primaryKey(),
    requestedBy: idColumn("requested_by", "agent")
      .notNull()
      .references(() => agents.id),
    kind: text("kind").$type<ExportKind>().notNull(),
    state: text("state").$type<ExportState>().notNull(),
    query: jsonb("query").$type<Record<string, unknown>>().notNull(),
    options: jsonb("options").$type<Record<string, unknown>>().notNull(),
    rowCount: integer("row_count").notNull().default(0),
    /** How many there will be, as far as was counted when the job began; null before. */
    expectedRows: integer("expected_rows"),
    byteCount: bigint("byte_count", { mode: "number" }).notNull().default(0),
    cursor: text("cursor"),
    /** Of the closed list of error codes; never a message. */
    error: text("error"),
    createdAt: timeColumn("created_at").notNull(),
    finishedAt: timeColumn("finished_at"),
    expiresAt: timeColumn("expires_at"),
  },
  (table) => [
    index("ticket_exports_agent").on(table.requestedBy, table.createdAt),
    index("ticket_exports_state").on(table.state, table.createdAt),
    check("ticket_exports_kind", isOneOf("kind", exportKinds)),
    check("ticket_exports_state", isOneOf("state", exportStates)),
  ],
)

/** A file in pieces, each compressed by itself: a job adds one at a time, a download reads one at a time. */
export const ticketExportChunks = helpdeskSchema.table(
  "ticket_export_chunks",
  {
    exportId: idColumn("export_id", "export")
      .notNull()
      .references(() => ticketExports.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    data: bytea("data").notNull(),
  },
  (table) => [primaryKey({ name: "ticket_export_chunks_pkey", columns: [table.exportId, table.number] })],
)
