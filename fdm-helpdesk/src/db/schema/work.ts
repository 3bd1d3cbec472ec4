import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, smallint, text, uniqueIndex } from "drizzle-orm/pg-core"
import { helpdeskSchema, idColumn, isOneOf, timeColumn } from "./columns.js"

/** `done` covers what was kept back on purpose, with a `last_error`; `failed` is what a person has to look at. */
export const workStatuses = ["pending", "done", "failed"] as const
/** One of `workStatuses`. */
export type WorkStatus = (typeof workStatuses)[number]

/**
 * What is to be done in the background, now or when it is due, written by the transaction that caused it. Rows hold ids and no
 * content. What a kind means is said in code (`work/kind.ts`), so that a new one needs no migration.
 *
 * No foreign key: the mark of a ticket that is gone outlives it by moments.
 */
export const work = helpdeskSchema.table(
  "work",
  {
    id: idColumn("id", "work").primaryKey(),
    kind: text("kind").notNull(),
    /** What it is about, when a kind has one row at most about each thing. */
    subject: text("subject"),
    ticketId: idColumn("ticket_id", "ticket"),
    payload: jsonb("payload").$type<Record<string, string>>().notNull().default({}),
    status: text("status").$type<WorkStatus>().notNull().default("pending"),
    dueAt: timeColumn("due_at").notNull(),
    /** How often it was asked for: a worker that began before the last time has not done it. */
    version: integer("version").notNull().default(1),
    attempts: integer("attempts").notNull().default(0),
    /** Until when a worker has it. */
    claimedUntil: timeColumn("claimed_until"),
    /** How many attempts were begun since one last ended with its worker alive. */
    begun: smallint("begun").notNull().default(0),
    /** When it was set aside because two were. */
    setAsideAt: timeColumn("set_aside_at"),
    providerId: text("provider_id"),
    lastError: text("last_error"),
    createdAt: timeColumn("created_at").notNull(),
    doneAt: timeColumn("done_at"),
  },
  (table) => [
    uniqueIndex("work_subject").on(table.kind, table.subject).where(sql`subject is not null`),
    index("work_due").on(table.kind, table.dueAt, table.id).where(sql`status = 'pending'`),
    index("work_failed").on(table.ticketId).where(sql`status = 'failed'`),
    index("work_kept_back").on(table.ticketId).where(sql`status = 'done' and last_error is not null`),
    index("work_done").on(table.kind, table.doneAt).where(sql`status = 'done' and last_error is null`),
    index("work_set_aside").on(table.setAsideAt).where(sql`set_aside_at is not null`),
    check("work_status", isOneOf("status", workStatuses)),
  ],
)

/** When something that is done at intervals is done next: whoever moves the time on does it, among any number of processes. */
export const schedules = helpdeskSchema.table("schedules", {
  name: text("name").primaryKey(),
  nextAt: timeColumn("next_at").notNull(),
})
