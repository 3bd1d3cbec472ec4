import { sql } from "drizzle-orm"
import { check, foreignKey, index, integer, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core"
import { helpdeskSchema, idColumn, isOneOf, timeColumn } from "./columns.js"
import { agents, contacts } from "./people.js"
import {
  type AuthorType,
  authorTypes,
  type Channel,
  channels,
  tickets,
  type Visibility,
  visibilities,
} from "./ticket.js"

/** The conversation. The key begins with the ticket, so that a thread is one range of one index. */
export const messages = helpdeskSchema.table(
  "messages",
  {
    id: idColumn("id", "message").notNull(),
    ticketId: idColumn("ticket_id", "ticket")
      .notNull()
      .references(() => tickets.id),
    authorType: text("author_type").$type<AuthorType>().notNull(),
    authorId: idColumn("author_id", "contact").references(() => contacts.id),
    /** Of a service, which is no contact: the name that its operator gave it. */
    authorName: text("author_name"),
    visibility: text("visibility").$type<Visibility>().notNull(),
    body: text("body").notNull(),
    channel: text("channel").$type<Channel>().notNull(),
    formKey: text("form_key"),
    createdAt: timeColumn("created_at").notNull(),
    editedAt: timeColumn("edited_at"),
    /** A deleted message leaves its place in the thread and nothing of its text, here or in its history. */
    deletedAt: timeColumn("deleted_at"),
    deletedBy: idColumn("deleted_by", "contact").references(() => contacts.id),
    /** When passages of it were made unreadable. */
    redactedAt: timeColumn("redacted_at"),
  },
  (table) => [
    primaryKey({ name: "messages_pkey", columns: [table.ticketId, table.id] }),
    uniqueIndex("messages_form_key").on(table.ticketId, table.formKey).where(sql`form_key is not null`),
    check("messages_author_type", isOneOf("author_type", authorTypes)),
    check("messages_author_name", sql`(author_name is not null) = (author_type = 'service')`),
    check("messages_visibility", isOneOf("visibility", visibilities)),
    check("messages_notes_are_staffs", sql`visibility = 'public' or author_type <> 'requester'`),
    check("messages_channel", isOneOf("channel", channels)),
  ],
)

/** What a message said before each edit, oldest first. Goes with the text when a message is deleted or redacted. */
export const messageEdits = helpdeskSchema.table(
  "message_edits",
  {
    id: idColumn("id", "messageEdit").notNull(),
    ticketId: idColumn("ticket_id", "ticket").notNull(),
    messageId: idColumn("message_id", "message").notNull(),
    body: text("body").notNull(),
    editedBy: idColumn("edited_by", "contact")
      .notNull()
      .references(() => contacts.id),
    createdAt: timeColumn("created_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "message_edits_pkey", columns: [table.ticketId, table.messageId, table.id] }),
    foreignKey({
      name: "message_edits_message",
      columns: [table.ticketId, table.messageId],
      foreignColumns: [messages.ticketId, messages.id],
    }),
  ],
)

/** Agents that a note calls by name, and when each of them saw it. */
export const mentions = helpdeskSchema.table(
  "mentions",
  {
    ticketId: idColumn("ticket_id", "ticket").notNull(),
    messageId: idColumn("message_id", "message").notNull(),
    agentId: idColumn("agent_id", "agent")
      .notNull()
      .references(() => agents.id),
    createdAt: timeColumn("created_at").notNull(),
    seenAt: timeColumn("seen_at"),
  },
  (table) => [
    primaryKey({ name: "mentions_pkey", columns: [table.ticketId, table.messageId, table.agentId] }),
    index("mentions_agent").on(table.agentId, table.ticketId),
    index("mentions_unseen").on(table.agentId).where(sql`seen_at is null`),
    foreignKey({
      name: "mentions_message",
      columns: [table.ticketId, table.messageId],
      foreignColumns: [messages.ticketId, messages.id],
    }),
  ],
)

/**
 * Tickets with notes that call an agent, once each, with what lists are sorted by: the view `mentioned` is one range of an index.
 * Triggers keep it, along with `mentions` and the ticket.
 */
export const mentionedTickets = helpdeskSchema.table(
  "mentioned_tickets",
  {
    ticketId: idColumn("ticket_id", "ticket")
      .notNull()
      .references(() => tickets.id),
    agentId: idColumn("agent_id", "agent")
      .notNull()
      .references(() => agents.id),
    ticketCreatedAt: timeColumn("ticket_created_at").notNull(),
    lastMessageAt: timeColumn("last_message_at").notNull(),
    priorityRank: smallint("priority_rank").notNull(),
  },
  (table) => [
    primaryKey({ name: "mentioned_tickets_pkey", columns: [table.ticketId, table.agentId] }),
    index("mentioned_tickets_activity").on(table.agentId, table.lastMessageAt, table.ticketId),
    index("mentioned_tickets_created").on(table.agentId, table.ticketCreatedAt, table.ticketId),
    index("mentioned_tickets_priority").on(table.agentId, table.priorityRank, table.lastMessageAt, table.ticketId),
  ],
)

/** What an agent has written on a ticket and not sent yet, so that another device continues it. One per agent and ticket. */
export const replyDrafts = helpdeskSchema.table(
  "reply_drafts",
  {
    ticketId: idColumn("ticket_id", "ticket")
      .notNull()
      .references(() => tickets.id),
    agentId: idColumn("agent_id", "agent")
      .notNull()
      .references(() => agents.id),
    visibility: text("visibility").$type<Visibility>().notNull(),
    body: text("body").notNull(),
    /** Counts up with every save; whoever saves on an older one is told that another device wrote on. */
    revision: integer("revision").notNull().default(1),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "reply_drafts_pkey", columns: [table.ticketId, table.agentId] }),
    index("reply_drafts_agent").on(table.agentId),
    check("reply_drafts_visibility", isOneOf("visibility", visibilities)),
  ],
)
