import { and, eq } from "drizzle-orm"
import { type Actor, canWithMessage, type MessageAction } from "../../access/index.js"
import { contacts, messages } from "../../db/schema-helpdesk.js"
import { type Db, HelpdeskError, idSchema, type MessageId, notFound, type TicketId } from "../../kernel/index.js"
import type { Change } from "../commit/change.js"
import { changeTicket } from "../commit/change-ticket.js"
import type { LockedTicket } from "../ticket.js"
import { type Message, messageColumns } from "./message.js"

/** The part that the inputs of all verbs of a message share. */
export const messageTarget = { ticketId: idSchema("ticket"), messageId: idSchema("message") }

export type Target = { ticketId: TicketId; messageId: MessageId }

/**
 * `changeTicket` for one of its messages: reads it under the ticket's lock, which every write of a message holds, and asks
 * whether the actor may do that to a message of this author.
 *
 * @throws HelpdeskError `not_found` for the ticket or the message | `forbidden` | what `decide` throws
 */
export async function changeMessage(
  db: Db,
  actor: Actor,
  { ticketId, messageId }: Target,
  action: MessageAction,
  now: Date,
  decide: (tx: Db, message: Message, ticket: LockedTicket, at: Date) => Change | Promise<Change>,
): Promise<void> {
  await changeTicket(db, actor, { ticketId }, action, now, async (tx, ticket, _desk, at) => {
    const message = await readMessage(tx, ticketId, messageId)
    if (!canWithMessage(actor, action, message)) throw new HelpdeskError("forbidden", `may not ${action}`, { action })
    return decide(tx, message, ticket, at)
  })
}

/** One message as agents see it. */
export async function readMessage(tx: Db, ticketId: TicketId, messageId: MessageId): Promise<Message> {
  const [message] = await tx
    .select(messageColumns)
    .from(messages)
    .leftJoin(contacts, eq(contacts.id, messages.authorId))
    .where(isMessage({ ticketId, messageId }))
  if (!message) throw notFound("message")
  return message
}

/** @throws HelpdeskError `conflict` when the message was deleted meanwhile */
export function assertNotDeleted({ deletedAt }: Message): void {
  if (deletedAt) throw new HelpdeskError("conflict", "the message was deleted", { reason: "deleted" })
}

export function isMessage({ ticketId, messageId }: Target) {
  return and(eq(messages.ticketId, ticketId), eq(messages.id, messageId))
}
