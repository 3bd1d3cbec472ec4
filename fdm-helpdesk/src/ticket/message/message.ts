import { sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import {
  type AuthorType,
  agents,
  type Channel,
  contacts,
  mentions,
  messages,
  type Visibility,
} from "../../db/schema-helpdesk.js"
import { type AgentId, type ContactId, type MessageId, oneLine, shorten, type TicketId } from "../../kernel/index.js"

/**
 * One message as readers get it. `body` is as written, with its line breaks, to be escaped where it is shown; of a message
 * that was deleted it is empty, and only its place is left.
 */
export type Message = {
  id: MessageId
  ticketId: TicketId
  authorType: AuthorType
  /** For agents; null for requesters, and for what no person wrote: of a service there is the name. */
  authorId: ContactId | null
  authorName: string | null
  visibility: Visibility
  body: string
  /** Set where `body` is no more than its beginning, because a page has a budget: how long the whole is, in bytes. */
  foldedBytes?: number
  channel: Channel
  createdAt: Date
  editedAt: Date | null
  deletedAt: Date | null
  /** When passages of it were made unreadable: `[…]` stands in their place. */
  redactedAt: Date | null
  /** The agents that a note calls by name; empty for requesters. */
  mentions: Mention[]
}

/** An agent whom a note calls with `@`. */
export type Mention = { agentId: AgentId; name: string }

/** A column of its message's row, so that it costs no statement. */
const mentioned = sql<Mention[]>`(
  select coalesce(json_agg(json_build_object('agentId', called.agent_id, 'name', person.name) order by person.name), '[]')
  from ${mentions} called
  join ${agents} colleague on colleague.id = called.agent_id
  join ${contacts} person on person.id = colleague.contact_id
  where called.ticket_id = ${messages.ticketId} and called.message_id = ${messages.id})`

/** Of a message joined with its author: of a service it stands with the message itself. */
export function authorNameOf(message: { authorName: AnyPgColumn }, author: { name: AnyPgColumn }) {
  return sql<string | null>`coalesce(${message.authorName}, ${author.name})`
}

/** What a select joined with `contacts` on the author reads to give agents a `Message`. */
export const messageColumns = {
  id: messages.id,
  ticketId: messages.ticketId,
  authorType: messages.authorType,
  authorId: messages.authorId,
  authorName: authorNameOf(messages, contacts),
  visibility: messages.visibility,
  body: messages.body,
  channel: messages.channel,
  createdAt: messages.createdAt,
  editedAt: messages.editedAt,
  deletedAt: messages.deletedAt,
  redactedAt: messages.redactedAt,
  mentions: mentioned,
}

/** The same for requesters: ids of people and who calls whom are the desk's own affair. */
export const requestersColumns = {
  ...messageColumns,
  authorId: sql<null>`null`,
  mentions: sql<Mention[]>`'[]'::json`,
}

/** What a list row shows of a message: its first characters on one line. */
export function previewOf(body: string): string {
  return shorten(oneLine(body.slice(0, 1000)), 160)
}

/** What a public message changes on its ticket, so that lists need no look at the messages. */
export function lastMessage(message: { authorType: AuthorType; body: string }, now: Date) {
  return { lastMessageAt: now, lastMessageBy: message.authorType, lastMessagePreview: previewOf(message.body) }
}
