import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../../access/index.js"
import { mentions, messageEdits, messages } from "../../db/schema-helpdesk.js"
import { type Db, parse } from "../../kernel/index.js"
import { cancelMails } from "../mails/cancel-mails.js"
import { changeMessage, isMessage, messageTarget } from "./change-message.js"
import { threadSummary } from "./thread-summary.js"

/** What `deleteMessage` takes. */
export const deleteMessageInput = z.object(messageTarget)

/**
 * Takes a message's text away for good, with its history and whom it called; a mail of it that has not left stays here.
 * Its place in the thread is left, and of the text the hash in the audit. Agents delete their own messages, team leads and
 * up those of every agent. Deleting it again changes nothing.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `invalid_input`
 */
export async function deleteMessage(
  db: Db,
  actor: Actor,
  input: z.input<typeof deleteMessageInput>,
  now: Date = new Date(),
): Promise<void> {
  requireAgent(actor)
  const target = parse(deleteMessageInput, input)
  const { ticketId, messageId } = target
  await changeMessage(db, actor, target, "ticket.delete_message", now, async (tx, message, _ticket, at) => {
    if (message.deletedAt) return { events: [] }
    const { visibility, body } = message
    const ofMessage = { body: "", deletedAt: at, deletedBy: actor.contactId }
    return {
      set: await threadSummary(tx, ticketId, new Map([[messageId, null]])),
      events: [{ type: "message.deleted", data: { messageId, visibility }, content: body }],
      rowsBeside: [
        tx.update(messages).set(ofMessage).where(isMessage(target)),
        tx.delete(messageEdits).where(and(eq(messageEdits.ticketId, ticketId), eq(messageEdits.messageId, messageId))),
        tx.delete(mentions).where(and(eq(mentions.ticketId, ticketId), eq(mentions.messageId, messageId))),
        cancelMails(
          tx,
          message.id,
          message.mentions.map(({ agentId }) => agentId),
        ),
      ],
    }
  })
}
