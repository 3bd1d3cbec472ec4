import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core"
import { claimColumns, helpdeskSchema, idColumn, isOneOf, timeColumn } from "./columns.js"
import { tickets } from "./ticket.js"

/** What a row of the outbox is for: a mail that leaves, or a message that triage reads. */
export const outboxKinds = ["mail", "triage"] as const
/** One of `outboxKinds`. */
export type OutboxKind = (typeof outboxKinds)[number]
/** `sent` covers everything done, with a `last_error` for what was kept back on purpose; `failed` is what a person has to look at. */
export const outboxStatuses = ["pending", "sent", "failed"] as const
/** One of `outboxStatuses`. */
export type OutboxStatus = (typeof outboxStatuses)[number]

/**
 * What has to leave, written by the transaction that caused it. Rows hold ids and no content: a mail is rendered
 * when it leaves. A row whose lease ran out had an attempt with an unknown outcome.
 */
export const outbox = helpdeskSchema.table(
  "outbox",
  {
    id: idColumn("id", "outbox").primaryKey(),
    kind: text("kind").$type<OutboxKind>().notNull(),
    ticketId: idColumn("ticket_id", "ticket").references(() => tickets.id),
    payload: jsonb("payload").$type<Record<string, string>>().notNull(),
    status: text("status").$type<OutboxStatus>().notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    dueAt: timeColumn("due_at").notNull(),
    ...claimColumns(),
    dedupeKey: text("dedupe_key"),
    providerId: text("provider_id"),
    lastError: text("last_error"),
    createdAt: timeColumn("created_at").notNull(),
    doneAt: timeColumn("done_at"),
  },
  (table) => [
    index("outbox_due").on(table.kind, table.dueAt, table.id).where(sql`status = 'pending'`),
    index("outbox_failed").on(table.ticketId).where(sql`status = 'failed'`),
    index("outbox_kept_back").on(table.ticketId).where(sql`status = 'sent' and last_error is not null`),
    index("outbox_set_aside").on(table.setAsideAt).where(sql`set_aside_at is not null`),
    uniqueIndex("outbox_dedupe_key").on(table.dedupeKey).where(sql`dedupe_key is not null`),
    check("outbox_kind", isOneOf("kind", outboxKinds)),
    check("outbox_status", isOneOf("status", outboxStatuses)),
  ],
)
