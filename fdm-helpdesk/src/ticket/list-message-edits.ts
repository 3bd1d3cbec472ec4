import { and, asc, eq } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../access/index.js"
import { contacts, messageEdits } from "../db/schema-helpdesk.js"
import { type Db, parse } from "../kernel/index.js"
import { messageTarget } from "./change-message.js"

/** What a message said until `editedAt`, when `editedByName` changed it. */
export type MessageEdit = { body: string; editedAt: Date; editedByName: string }

/** What `listMessageEdits` takes. */
export const listMessageEditsInput = z.object(messageTarget)

/**
 * What a message said before each edit, oldest first; empty for one that was never edited, that was deleted, or that
 * there is not. For agents: nobody else sees a history.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input`
 */
export async function listMessageEdits(
  db: Db,
  actor: Actor,
  input: z.input<typeof listMessageEditsInput>,
): Promise<MessageEdit[]> {
  requireAgent(actor)
  const { ticketId, messageId } = parse(listMessageEditsInput, input)
  return db
    .select({ body: messageEdits.body, editedAt: messageEdits.createdAt, editedByName: contacts.name })
    .from(messageEdits)
    .innerJoin(contacts, eq(contacts.id, messageEdits.editedBy))
    .where(and(eq(messageEdits.ticketId, ticketId), eq(messageEdits.messageId, messageId)))
    .orderBy(asc(messageEdits.id))
}
