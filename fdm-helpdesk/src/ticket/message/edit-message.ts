import { z } from "zod"
import { type Actor, requireAgent } from "../../access/index.js"
import { messageEdits, messages } from "../../db/schema-helpdesk.js"
import { type Db, messageBody, newId, parse } from "../../kernel/index.js"
import type { AddedMessage } from "./add-message.js"
import { assertNotDeleted, changeMessage, isMessage, messageTarget } from "./change-message.js"
import { callsKept, callsOf, callWrites, nobodyCalled } from "./mention.js"
import { threadSummary } from "./thread-summary.js"

/** What `editMessage` takes: the message, and its text from now on. */
export const editMessageInput = z.object({ ...messageTarget, body: messageBody })

/**
 * Gives a message another text and keeps the one before in its history. Agents edit their own messages, team leads and up
 * those of every agent. A mail that left already says what it said; one that still waits says the new text. The same text
 * again changes nothing. A note that calls somebody whom it did not call before tells them, and nobody else.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `conflict` when the message was deleted | `invalid_input` | `too_large`
 */
export async function editMessage(
  db: Db,
  actor: Actor,
  input: z.input<typeof editMessageInput>,
  now: Date = new Date(),
): Promise<AddedMessage> {
  requireAgent(actor)
  const { ticketId, messageId, body } = parse(editMessageInput, input)
  let edited: AddedMessage | undefined
  await changeMessage(
    db,
    actor,
    { ticketId, messageId },
    "ticket.edit_message",
    now,
    async (tx, message, _ticket, at) => {
      assertNotDeleted(message)
      edited = { ...message, notReached: [] }
      if (body === message.body) return { events: [] }
      const { visibility } = message
      const isNote = visibility === "internal"
      const { called, notReached } = isNote ? await callsOf(tx, body, actor) : nobodyCalled
      edited = { ...message, body, editedAt: at, mentions: called, notReached }
      const earlier = { id: newId("messageEdit", at), ticketId, messageId, body: message.body }
      const calls = callWrites(tx, { ticketId, messageId }, { called, before: message.mentions }, at)
      return {
        set: isNote ? { updatedAt: at } : await threadSummary(tx, ticketId, new Map([[messageId, body]])),
        events: [
          {
            type: "message.edited",
            data: { messageId, visibility },
            content: body,
            kept: { editId: earlier.id, ...callsKept(called) },
          },
        ],
        rowsBeside: [
          tx.insert(messageEdits).values({ ...earlier, editedBy: actor.contactId, createdAt: at }),
          tx.update(messages).set({ body, editedAt: at }).where(isMessage({ ticketId, messageId })),
          ...calls.rowsBeside,
        ],
        work: calls.work,
      }
    },
  )
  return edited as AddedMessage
}
