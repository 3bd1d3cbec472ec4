import { eq } from "drizzle-orm"
import { test as base } from "../../../../testing/database.js"
import type { AgentActor } from "../../access/index.js"
import { messages, tickets } from "../../db/schema-helpdesk.js"
import { createTag } from "../../desk/index.js"
import type { Db, MessageId } from "../../kernel/index.js"
import { anAgent, aTicket, minutesAfter, noon } from "../../testing/index.js"
import {
  addAssignee,
  addMessage,
  assignTicket,
  deleteMessage,
  editMessage,
  redactMessage,
  tagTicket,
  updateTicket,
  updateTicketStatus,
} from "../../ticket/index.js"

/** A ticket on which one of everything happened. */
export async function aFullTicket(db: Db, lead: AgentActor, tagId: Parameters<typeof tagTicket>[2]["add"]) {
  const colleague = await anAgent(db)
  const { id: ticketId, requesterId } = await aTicket(db)
  const [first] = await db.select().from(messages).where(eq(messages.ticketId, ticketId))
  const say = (body: string, visibility: "public" | "internal", minute: number) =>
    addMessage(db, lead, { ticketId, body, visibility }, minutesAfter(noon, minute))
  await assignTicket(db, lead, { ticketId, agentId: lead.agentId }, minutesAfter(noon, 1))
  await addAssignee(db, lead, { ticketId, agentId: colleague.agentId }, minutesAfter(noon, 2))
  await tagTicket(db, lead, { ticketId, add: tagId }, minutesAfter(noon, 3))
  const { id: replyId } = await say("Kijk onder Percelen", "public", 4)
  const { id: noteId } = await say("Dit is een notitie", "internal", 5)
  const { id: deletedId } = await say("Dit gaat weg", "public", 6)
  await deleteMessage(db, lead, { ticketId, messageId: deletedId }, minutesAfter(noon, 7))
  await editMessage(db, lead, { ticketId, messageId: replyId, body: "Kijk onder Kaarten" }, minutesAfter(noon, 8))
  const { id: redactedId } = await say("Het nummer is 0612345678.", "internal", 9)
  const redacted = { ticketId, messageId: redactedId, passages: ["0612345678"] }
  await redactMessage(db, lead, redacted, minutesAfter(noon, 10))
  await updateTicket(db, lead, { ticketId, subject: "Percelen", priority: "high" }, minutesAfter(noon, 11))
  await updateTicketStatus(db, lead, { ticketId, to: "resolved" }, minutesAfter(noon, 12))
  const [{ last } = { last: 0 }] = await db
    .select({ last: tickets.auditSeq })
    .from(tickets)
    .where(eq(tickets.id, ticketId))
  return { ticketId, requesterId, firstId: first?.id as MessageId, replyId, noteId, deletedId, redactedId, last }
}

/** The ticket, with an admin who did it all and an agent who had no part in it. */
export type Full = Awaited<ReturnType<typeof aFullTicket>> & { lead: AgentActor; spare: AgentActor }

export const test = base
  .extend("lead", { scope: "file" }, ({ db }) => anAgent(db, { role: "admin" }))
  .extend("spare", { scope: "file" }, ({ db }) => anAgent(db))
  .extend("tagIds", { scope: "file" }, async ({ db, lead }) => [
    (await createTag(db, lead, { name: "kaart" }, noon)).id,
    (await createTag(db, lead, { name: "adres" }, noon)).id,
  ])
  .extend("full", async ({ db, lead, spare, tagIds }): Promise<Full> => {
    return { ...(await aFullTicket(db, lead, tagIds)), lead, spare }
  })
