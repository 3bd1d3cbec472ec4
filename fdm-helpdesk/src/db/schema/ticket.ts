import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core"
import type { TagId } from "../../kernel/ids.js"
import {
  type Channel,
  channels,
  type Priority,
  priorities,
  type StatusCategory,
  statusCategories,
} from "../../kernel/ticket-sets.js"
import { helpdeskSchema, idColumn, isOneOf, timeColumn } from "./columns.js"
import { agents, contacts } from "./people.js"

export { type Channel, channels, type Priority, priorities, type StatusCategory, statusCategories }
/** Who made a subject or set a priority. What a person chose is never overwritten by a machine. */
export const fieldSources = ["fallback", "triage", "person"] as const
/** One of `fieldSources`. */
export type FieldSource = (typeof fieldSources)[number]
/** As what somebody wrote a message: an agent who asks for themselves in the portal wrote as `requester`. */
export const authorTypes = ["requester", "agent", "service", "system"] as const
/** One of `authorTypes`. */
export type AuthorType = (typeof authorTypes)[number]
/** Those whose public messages are the desk's answers. */
export const answerers = ["agent", "service"] as const satisfies readonly AuthorType[]

/** Does somebody of this type answer for the desk? Pure. */
export function isAnswerer(type: string): boolean {
  return (answerers as readonly string[]).includes(type)
}
/** Who reads a message: `public` everybody on the ticket, `internal` (a note) agents alone. */
export const visibilities = ["public", "internal"] as const
/** One of `visibilities`. */
export type Visibility = (typeof visibilities)[number]

/**
 * When people were erased of late, and not who. A ticket names the last erasing of somebody from it; see `ticket/erase/erased-meanwhile.ts`.
 */
export const erasures = helpdeskSchema.table("erasures", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  /** The id that Postgres gave to the erasing transaction, as text. It is of use only until that has ended. */
  begunIn: text("begun_in").notNull(),
  /** Null until it was written after that transaction. Not rounded to milliseconds as other times, which could make it too early. */
  endedAt: timestamp("ended_at", { withTimezone: true, mode: "date" }),
})

/**
 * What a list row shows stands on the ticket, so that a list costs its page and no more: category, assignee, tags, last
 * public message, counters. `tag_ids` says the same as `ticket_tags_map`; `ticket/tags/tag-ticket.ts` writes both. `is_active` is what partial indexes of the inbox are built on. `last_reply_at` is when an
 * agent last answered, which the requester has yet to read. `version` counts every change that shows, and
 * `message_version` is the version that the last message made, so that a second answer can be held back; `audit_seq` and `audit_hash` are the head of the ticket's audit chain.
 */
export const tickets = helpdeskSchema.table(
  "tickets",
  {
    id: idColumn("id", "ticket").primaryKey(),
    ref: text("ref").notNull(),
    subject: text("subject").notNull(),
    subjectSource: text("subject_source").$type<FieldSource>().notNull(),
    status: text("status").notNull(),
    statusCategory: text("status_category").$type<StatusCategory>().notNull(),
    isActive: boolean("is_active")
      .notNull()
      .generatedAlwaysAs(sql`status_category in ('new', 'active', 'scheduled', 'waiting')`),
    priority: text("priority").$type<Priority>().notNull(),
    /** 1 (low) to 4 (urgent): the order of `priorities`, for lists that are sorted by it. */
    priorityRank: smallint("priority_rank")
      .notNull()
      .generatedAlwaysAs(sql`case priority when 'urgent' then 4 when 'high' then 3 when 'normal' then 2 else 1 end`),
    prioritySource: text("priority_source").$type<FieldSource>().notNull(),
    channel: text("channel").$type<Channel>().notNull(),
    requesterId: idColumn("requester_id", "contact")
      .notNull()
      .references(() => contacts.id),
    farmId: text("farm_id"),
    farmName: text("farm_name"),
    assigneeId: idColumn("assignee_id", "agent").references(() => agents.id),
    /** Which team has it. No foreign key: a team that is deleted is taken off its tickets along `tickets_team`. */
    teamId: idColumn("team_id", "team"),
    /** The same for lists that are sorted by it, where null would have no place. */
    teamOrder: idColumn("team_order", "team").notNull().generatedAlwaysAs(sql`coalesce(team_id, '')`),
    tagIds: text("tag_ids").array().$type<TagId[]>().notNull().default([]),
    messageCount: integer("message_count").notNull().default(0),
    lastMessageAt: timeColumn("last_message_at").notNull(),
    lastMessageBy: text("last_message_by").$type<AuthorType>().notNull(),
    lastMessagePreview: text("last_message_preview").notNull(),
    lastReplyAt: timeColumn("last_reply_at"),
    firstResponseAt: timeColumn("first_response_at"),
    resolvedAt: timeColumn("resolved_at"),
    closedAt: timeColumn("closed_at"),
    formKey: text("form_key"),
    version: integer("version").notNull().default(1),
    messageVersion: integer("message_version").notNull().default(1),
    auditSeq: integer("audit_seq").notNull().default(0),
    auditHash: text("audit_hash").notNull().default(""),
    /** When somebody was last erased from it, as a row of `erasures`, which goes after a day. What was written without knowing of that is not added after it. */
    erasureId: bigint("erasure_id", { mode: "number" }),
    createdAt: timeColumn("created_at").notNull(),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("tickets_ref_key").on(table.ref),
    uniqueIndex("tickets_form_key").on(table.requesterId, table.formKey).where(sql`form_key is not null`),
    // Lists read these backwards. Written as `desc()` they would be "nulls last", which no `order by … desc` can use.
    index("tickets_requester").on(table.requesterId, table.lastMessageAt, table.id),
    index("tickets_farm").on(table.farmId, table.lastMessageAt, table.id).where(sql`farm_id is not null`),
    // `is_active` leads, so that what is done is a range of its own: lists of all tickets read both and merge them.
    index("tickets_activity").on(table.isActive, table.lastMessageAt, table.id),
    index("tickets_created").on(table.isActive, table.createdAt, table.id),
    index("tickets_priority").on(table.isActive, table.priorityRank, table.lastMessageAt, table.id),
    index("tickets_assignee_activity").on(table.assigneeId, table.isActive, table.lastMessageAt, table.id),
    index("tickets_assignee_created").on(table.assigneeId, table.isActive, table.createdAt, table.id),
    index("tickets_assignee_priority").on(
      table.assigneeId,
      table.isActive,
      table.priorityRank,
      table.lastMessageAt,
      table.id,
    ),
    // Partial, because "is null" on a leading column gives no order.
    index("tickets_unassigned_activity")
      .on(table.isActive, table.lastMessageAt, table.id)
      .where(sql`assignee_id is null`),
    index("tickets_unassigned_created").on(table.isActive, table.createdAt, table.id).where(sql`assignee_id is null`),
    index("tickets_unassigned_priority")
      .on(table.isActive, table.priorityRank, table.lastMessageAt, table.id)
      .where(sql`assignee_id is null`),
    index("tickets_category_activity").on(table.statusCategory, table.lastMessageAt, table.id).where(sql`is_active`),
    // For lists of a team, and for all lists by team.
    index("tickets_team").on(table.isActive, table.teamOrder, table.lastMessageAt, table.id),
    check("tickets_category", isOneOf("status_category", statusCategories)),
    check("tickets_priority", isOneOf("priority", priorities)),
    check("tickets_channel", isOneOf("channel", channels)),
    check("tickets_subject_source", isOneOf("subject_source", fieldSources)),
    check("tickets_priority_source", isOneOf("priority_source", fieldSources)),
    check("tickets_last_message_by", isOneOf("last_message_by", authorTypes)),
    check("tickets_subject_length", sql`length(subject) between 1 and 200`),
  ],
)

/** Who has, and who had, a ticket. The two unique indexes decide every race: one active assignee, and an agent once. */
export const ticketAssignments = helpdeskSchema.table(
  "ticket_assignments",
  {
    id: idColumn("id", "assignment").primaryKey(),
    ticketId: idColumn("ticket_id", "ticket")
      .notNull()
      .references(() => tickets.id),
    agentId: idColumn("agent_id", "agent")
      .notNull()
      .references(() => agents.id),
    isPrimary: boolean("is_primary").notNull(),
    /** As on the ticket; a trigger keeps it so, for participants beside the assignee. */
    isActive: boolean("is_active").notNull().default(true),
    assignedAt: timeColumn("assigned_at").notNull(),
    assignedBy: idColumn("assigned_by", "contact").references(() => contacts.id),
    unassignedAt: timeColumn("unassigned_at"),
    unassignedBy: idColumn("unassigned_by", "contact").references(() => contacts.id),
  },
  (table) => [
    uniqueIndex("ticket_assignments_one_primary").on(table.ticketId).where(sql`is_primary and unassigned_at is null`),
    uniqueIndex("ticket_assignments_one_seat").on(table.ticketId, table.agentId).where(sql`unassigned_at is null`),
    // For the history of a ticket; the others hold what is not over.
    index("ticket_assignments_ticket").on(table.ticketId, table.id),
    index("ticket_assignments_agent").on(table.agentId).where(sql`unassigned_at is null`),
    // Participants of tickets that are done stay, so an agent has ever more of them.
    index("ticket_assignments_additional")
      .on(table.agentId, table.ticketId)
      .where(sql`unassigned_at is null and not is_primary and is_active`),
  ],
)

/**
 * When a person last saw a ticket; what came later is unread for that person, on every device. `present_at` is the last
 * sign of an open page and goes stale after 30 seconds, `is_typing` with it.
 */
export const ticketViews = helpdeskSchema.table(
  "ticket_views",
  {
    ticketId: idColumn("ticket_id", "ticket")
      .notNull()
      .references(() => tickets.id),
    viewerId: idColumn("viewer_id", "contact")
      .notNull()
      .references(() => contacts.id),
    lastViewedAt: timeColumn("last_viewed_at").notNull(),
    presentAt: timeColumn("present_at"),
    isTyping: boolean("is_typing").notNull().default(false),
  },
  (table) => [
    primaryKey({ name: "ticket_views_pkey", columns: [table.ticketId, table.viewerId] }),
    index("ticket_views_viewer").on(table.viewerId),
  ],
)

/** What people read on the timeline: who did what, when. `data` may hold content (a reason), the audit never does. */
export const ticketActivity = helpdeskSchema.table(
  "ticket_activity",
  {
    id: idColumn("id", "activity").notNull(),
    ticketId: idColumn("ticket_id", "ticket")
      .notNull()
      .references(() => tickets.id),
    type: text("type").notNull(),
    actorType: text("actor_type").$type<AuthorType>().notNull(),
    actorId: idColumn("actor_id", "contact").references(() => contacts.id),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    createdAt: timeColumn("created_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "ticket_activity_pkey", columns: [table.ticketId, table.id] }),
    check("ticket_activity_actor_type", isOneOf("actor_type", authorTypes)),
  ],
)
