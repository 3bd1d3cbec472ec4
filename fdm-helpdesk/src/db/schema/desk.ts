import { sql } from "drizzle-orm"
import { boolean, check, index, integer, jsonb, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core"
import { helpdeskSchema, idColumn, timeColumn } from "./columns.js"
import { agents } from "./people.js"
import { tickets } from "./ticket.js"

/** One row a desk; absent means all defaults. The shape is `settingsSchema` of `kernel/settings.ts`. */
export const settings = helpdeskSchema.table("settings", {
  desk: text("desk").primaryKey(),
  data: jsonb("data").$type<Record<string, unknown>>().notNull(),
  updatedAt: timeColumn("updated_at").notNull(),
})

/** Workflows that a desk made for itself. The presets need no row; a row with a preset's id replaces it. */
export const workflows = helpdeskSchema.table("workflows", {
  id: text("id").primaryKey(),
  definition: jsonb("definition").$type<Record<string, unknown>>().notNull(),
  updatedAt: timeColumn("updated_at").notNull(),
})

/** Words that agents sort tickets by. Names differ by more than case. */
export const tags = helpdeskSchema.table(
  "tags",
  {
    id: idColumn("id", "tag").primaryKey(),
    name: text("name").notNull(),
    color: text("color").notNull().default("#6b7280"),
    createdAt: timeColumn("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("tags_name_key").on(sql`lower(${table.name})`),
    check("tags_color", sql`color ~ '^#[0-9a-f]{6}$'`),
  ],
)

/**
 * Which ticket carries which tag since when; `tickets.tag_ids` is the same for rows of lists. What lists are sorted by
 * stands here as on the ticket (triggers keep it so), so that a list by tag is read along an index, however rare the tag.
 */
export const ticketTagsMap = helpdeskSchema.table(
  "ticket_tags_map",
  {
    ticketId: idColumn("ticket_id", "ticket")
      .notNull()
      .references(() => tickets.id),
    tagId: idColumn("tag_id", "tag")
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
    createdAt: timeColumn("created_at").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    ticketCreatedAt: timeColumn("ticket_created_at").notNull().default(sql`now()`),
    lastMessageAt: timeColumn("last_message_at").notNull().default(sql`now()`),
    priorityRank: smallint("priority_rank").notNull().default(2),
  },
  (table) => [
    primaryKey({ name: "ticket_tags_map_pkey", columns: [table.ticketId, table.tagId] }),
    index("ticket_tags_map_activity").on(table.tagId, table.isActive, table.lastMessageAt, table.ticketId),
    index("ticket_tags_map_created").on(table.tagId, table.isActive, table.ticketCreatedAt, table.ticketId),
    index("ticket_tags_map_priority").on(
      table.tagId,
      table.isActive,
      table.priorityRank,
      table.lastMessageAt,
      table.ticketId,
    ),
  ],
)

/** Answers that agents use again. A private one belongs to its owner, a shared one to the desk. */
export const savedReplies = helpdeskSchema.table(
  "saved_replies",
  {
    id: idColumn("id", "savedReply").primaryKey(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    category: text("category"),
    ownerId: idColumn("owner_id", "agent").references(() => agents.id),
    usageCount: integer("usage_count").notNull().default(0),
    createdAt: timeColumn("created_at").notNull(),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (table) => [index("saved_replies_owner").on(table.ownerId)],
)
