import { and, eq } from "drizzle-orm"
import { runExports } from "../export/run-exports.js"
import * as helpdesk from "../index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "./index.js"

/** A desk with one of everything, for tests that go through all verbs. */
export type World = Awaited<ReturnType<typeof aWorld>>

export async function aWorld(db: helpdesk.Db) {
  const { messages, work } = helpdesk.schemaHelpdesk
  const [owner, stranger, bystander] = [await aRequester(db), await aRequester(db), await aRequester(db)]
  const agent = await anAgent(db)
  const colleague = await anAgent(db, { name: "Mehmet" })
  const gone = await anAgent(db, { name: "Gone" })
  const lead = await anAgent(db, { role: "team_lead" })
  const manager = await anAgent(db, { role: "manager" })
  const admin = await anAgent(db, { role: "admin" })
  const { deactivateAgent, addMessage, createTag, createSavedReply, closeTicket, assignTicket } = helpdesk
  await deactivateAgent(db, admin, { agentId: gone.agentId }, noon)

  const { id: ticketId, ref } = await aTicket(db, { requester: owner, body: "My number is 0612345678." })
  const { id: unassignedId } = await aTicket(db, { requester: owner, body: "Nobody has this." })
  const { id: closedId } = await aTicket(db, { requester: owner, body: "Never mind." })
  await closeTicket(db, owner, { ticketId: closedId }, noon)
  await assignTicket(db, agent, { ticketId, agentId: agent.agentId }, minutesAfter(noon, 1))
  const note = { ticketId, body: "Nobody else may read this note.", visibility: "internal" } as const
  const { id: noteId } = await addMessage(db, agent, note, minutesAfter(noon, 2))
  const answer = { ticketId, body: "Look under Fields.", visibility: "public" } as const
  const { id: answerId } = await addMessage(db, agent, answer, minutesAfter(noon, 3))
  const [question] = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), eq(messages.authorType, "requester")))
  const { id: tagId } = await createTag(db, lead, { name: "fields" }, noon)
  const reply = { title: "Hi", body: "Hi {{customer_name}}", category: "Greetings", isShared: true }
  const { id: savedReplyId } = await createSavedReply(db, lead, reply, noon)
  const { createTeam, createSavedView, createSynonyms } = helpdesk
  const { id: synonymsId } = await createSynonyms(db, manager, { terms: ["field", "parcel"] }, noon)
  const { id: teamId } = await createTeam(db, manager, { name: "Fields", memberIds: [agent.agentId] }, noon)
  const query = { filters: { priority: ["urgent" as const] } }
  const { id: savedViewId } = await createSavedView(db, admin, { name: "Pressing", sharing: "all", query }, noon)
  const { id: exportId } = await helpdesk.requestExport(db, agent, { kind: "tickets" }, noon)
  await runExports(db, { clock: () => noon })
  const isMark = and(eq(work.kind, "search"), eq(work.ticketId, unassignedId))
  const [stopped] = await db
    .update(work)
    .set({ status: "failed", begun: 2, setAsideAt: noon })
    .where(isMark)
    .returning()
  const [waiting] = await db.select({ id: work.id }).from(work).where(eq(work.kind, "mail"))
  if (!question || !waiting || !stopped)
    throw new Error("a new ticket has a message, and something that waits to leave")
  return {
    ...{ owner, stranger, bystander, agent, colleague, gone, lead, manager, admin },
    ...{ ticketId, ref, unassignedId, closedId, noteId, answerId, questionId: question.id },
    ...{ tagId, savedReplyId, savedViewId, synonymsId, teamId, exportId, workId: waiting.id, stoppedId: stopped.id },
  }
}
