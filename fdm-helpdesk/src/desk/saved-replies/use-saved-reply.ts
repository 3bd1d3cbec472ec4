import { and, eq, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent, visibleTo } from "../../access/index.js"
import { contacts, savedReplies, tickets } from "../../db/schema-helpdesk.js"
import { type Db, idSchema, notFound, parse } from "../../kernel/index.js"
import { usableBy } from "./saved-reply.js"
import { renderSavedReply } from "./saved-reply-text.js"

/** What `useSavedReply` takes: the reply, and the ticket that it is filled in for. */
export const useSavedReplyInput = z.object({ savedReplyId: idSchema("savedReply"), ticketId: idSchema("ticket") })

/**
 * Fills in an answer for a ticket, for the agent to look over and send, and counts that it was used: one statement.
 *
 * @returns the text as it is to be sent, not escaped; `usageCount` with this use in it
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `not_found` for a reply or ticket that isn't there for the actor
 */
export async function useSavedReply(
  db: Db,
  actor: Actor,
  input: z.input<typeof useSavedReplyInput>,
): Promise<{ text: string; usageCount: number }> {
  requireAgent(actor)
  const { savedReplyId, ticketId } = parse(useSavedReplyInput, input)
  const [used] = await db
    .update(savedReplies)
    .set({ usageCount: sql`${savedReplies.usageCount} + 1` })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .where(and(eq(savedReplies.id, savedReplyId), usableBy(actor), eq(tickets.id, ticketId), visibleTo(actor)))
    .returning({
      body: savedReplies.body,
      usageCount: savedReplies.usageCount,
      customer: contacts.name,
      ref: tickets.ref,
      farm: tickets.farmName,
    })
  if (!used) throw notFound("saved reply or ticket")
  const { body, usageCount, customer, ref, farm } = used
  const values = { customer_name: customer, agent_name: actor.name, ticket_ref: ref, farm_name: farm ?? "" }
  return { text: renderSavedReply(body, values), usageCount }
}
