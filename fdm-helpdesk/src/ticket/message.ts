import { type AuthorType, type Channel, contacts, messages, type Visibility } from "../db/schema-helpdesk.js"
import { type MessageId, oneLine, shorten, type TicketId } from "../kernel/index.js"

/** One message as readers get it. `body` is as written, with its line breaks, to be escaped where it is shown. */
export type Message = {
  id: MessageId
  ticketId: TicketId
  authorType: AuthorType
  authorName: string | null
  visibility: Visibility
  body: string
  channel: Channel
  createdAt: Date
  editedAt: Date | null
}

/** What a select joined with `contacts` on the author reads to give a `Message`. */
export const messageColumns = {
  id: messages.id,
  ticketId: messages.ticketId,
  authorType: messages.authorType,
  authorName: contacts.name,
  visibility: messages.visibility,
  body: messages.body,
  channel: messages.channel,
  createdAt: messages.createdAt,
  editedAt: messages.editedAt,
}

/** What a list row shows of a message: its first characters on one line. */
export function previewOf(body: string): string {
  return shorten(oneLine(body.slice(0, 1000)), 160)
}

/** What a public message changes on its ticket, so that lists need no look at the messages. */
export function lastMessage(message: { authorType: AuthorType; body: string }, now: Date) {
  return { lastMessageAt: now, lastMessageBy: message.authorType, lastMessagePreview: previewOf(message.body) }
}
