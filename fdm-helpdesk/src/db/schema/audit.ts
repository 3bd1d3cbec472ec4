import { sql } from "drizzle-orm"
import { check, integer, jsonb, primaryKey, text } from "drizzle-orm/pg-core"
import { helpdeskSchema, timeColumn } from "./columns.js"

/**
 * The append-only record (triggers refuse UPDATE, DELETE and TRUNCATE). One chain a subject, which is the id of a
 * ticket or an agent: each row's hash covers its content and the hash before it. No content of people is in it, so
 * nothing here ever has to be erased.
 */
export const auditEvents = helpdeskSchema.table(
  "audit_events",
  {
    subjectId: text("subject_id").notNull(),
    seq: integer("seq").notNull(),
    type: text("type").notNull(),
    actorType: text("actor_type").notNull(),
    actorId: text("actor_id"),
    changes: jsonb("changes").$type<Record<string, unknown>>().notNull(),
    contentHash: text("content_hash"),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
    createdAt: timeColumn("created_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "audit_events_pkey", columns: [table.subjectId, table.seq] }),
    check("audit_events_seq", sql`seq > 0`),
  ],
)

/**
 * The end of every chain whose subject is no ticket: an agent, or the desk itself. A ticket carries its own. Whoever
 * writes to a chain locks its row here, so that of two changes at once each finds the other's link.
 */
export const auditHeads = helpdeskSchema.table("audit_heads", {
  subjectId: text("subject_id").primaryKey(),
  auditSeq: integer("audit_seq").notNull(),
  auditHash: text("audit_hash").notNull(),
})
