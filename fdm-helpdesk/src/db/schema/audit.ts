import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, primaryKey, text } from "drizzle-orm/pg-core"
import { helpdeskSchema, subjectColumn, timeColumn } from "./columns.js"

/**
 * The append-only record (triggers refuse UPDATE, DELETE and TRUNCATE). One chain a subject, which is the id of a
 * ticket or an agent, or `desk`: each row's hash covers its content and the hash before it. No content of people is in it,
 * so nothing here ever has to be erased.
 */
export const auditEvents = helpdeskSchema.table(
  "audit_events",
  {
    subjectId: subjectColumn("subject_id").notNull(),
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
    // What was set up, among ever more seals; no event of a ticket is in it.
    index("audit_events_desk").on(table.type, table.seq).where(sql`subject_id = 'desk' and type <> 'audit.sealed'`),
    check("audit_events_seq", sql`seq > 0`),
  ],
)

/**
 * The end of every chain whose subject is no ticket: an agent, or the desk itself. A ticket carries its own. Whoever
 * writes to a chain locks its row here, so that of two changes at once each finds the other's link.
 */
export const auditHeads = helpdeskSchema.table("audit_heads", {
  subjectId: subjectColumn("subject_id").primaryKey(),
  auditSeq: integer("audit_seq").notNull(),
  auditHash: text("audit_hash").notNull(),
})

/** How far each chain had come, said a second time by the change itself and waiting to be sealed. `sealAudit` empties it. */
export const auditUnsealed = helpdeskSchema.table(
  "audit_unsealed",
  {
    subjectId: subjectColumn("subject_id").notNull(),
    seq: integer("seq").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [primaryKey({ name: "audit_unsealed_pkey", columns: [table.subjectId, table.seq] })],
)

/**
 * How far chains had come when they were sealed: append-only too, and all of one seal are covered by the event of the
 * desk's chain whose number is `sealed_in`.
 */
export const auditSeals = helpdeskSchema.table(
  "audit_seals",
  {
    subjectId: subjectColumn("subject_id").notNull(),
    seq: integer("seq").notNull(),
    hash: text("hash").notNull(),
    sealedIn: integer("sealed_in").notNull(),
  },
  (table) => [
    primaryKey({ name: "audit_seals_pkey", columns: [table.subjectId, table.seq] }),
    index("audit_seals_sealed_in").on(table.sealedIn),
  ],
)
