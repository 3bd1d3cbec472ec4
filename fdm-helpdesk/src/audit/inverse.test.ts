import { and, asc, eq, gt } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { AgentActor } from "../access/index.js"
import { ticketActivity } from "../db/schema-helpdesk.js"
import { createTag, createTeam } from "../desk/index.js"
import type { Db, TicketId } from "../kernel/index.js"
import { anAgent, aTicket, minutesAfter, noon } from "../testing/index.js"
import {
  addAssignee,
  addMessage,
  assignTicket,
  getTicket,
  removeAssignee,
  tagTicket,
  updateTicket,
  updateTicketStatus,
} from "../ticket/index.js"
import { inverse, type Reversal, type ToldEvent } from "./inverse.js"

const verbs = { addAssignee, assignTicket, removeAssignee, tagTicket, updateTicketStatus }

async function take(db: Db, actor: AgentActor, ticketId: TicketId, { verb, ...input }: Reversal, at: Date) {
  if ("set" in input) return updateTicket(db, actor, { ticketId, ...input.set } as never, at)
  return verbs[verb as keyof typeof verbs](db, actor, { ticketId, ...input } as never, at)
}

/** What happened to a ticket after a moment, as its timeline has it. */
async function eventsAfter(db: Db, ticketId: TicketId, at: Date) {
  const { type, data, id, createdAt } = ticketActivity
  const isLater = and(eq(ticketActivity.ticketId, ticketId), gt(createdAt, at))
  const rows = await db.select({ type, data }).from(ticketActivity).where(isLater).orderBy(asc(id))
  return rows as ToldEvent[]
}

/** Of a ticket all that a person set. */
async function standing(db: Db, actor: AgentActor, ticketId: TicketId) {
  const { ticket, additionalAssignees, tags } = await getTicket(db, actor, { ticketId })
  const { status, priority, subject, assigneeId, teamId, resolvedAt, closedAt } = ticket
  return { ...{ status, priority, subject, assigneeId, teamId, resolvedAt, closedAt }, additionalAssignees, tags }
}

test("what people set is taken back by the inverse of what is told of it, whatever it was", async ({ db }) => {
  const [admin, mehmet, kees] = [await anAgent(db, { role: "admin" }), await anAgent(db), await anAgent(db)]
  const [barn, field] = [await createTag(db, admin, { name: "stal" }), await createTag(db, admin, { name: "perceel" })]
  const team = await createTeam(db, admin, { name: "Mest", memberIds: [] })
  const { id: ticketId } = await aTicket(db)
  await assignTicket(db, admin, { ticketId, agentId: mehmet.agentId }, noon)
  await addAssignee(db, admin, { ticketId, agentId: kees.agentId }, noon)
  await tagTicket(db, admin, { ticketId, add: [barn.id], remove: [] }, noon)
  const before = await standing(db, admin, ticketId)
  const started = minutesAfter(noon, 1)
  const given: Reversal[] = [
    { verb: "updateTicket", set: { priority: "urgent", subject: "Anders", team: team.id } },
    { verb: "assignTicket", agentId: null },
    { verb: "removeAssignee", agentId: kees.agentId },
    { verb: "addAssignee", agentId: admin.agentId },
    { verb: "assignTicket", agentId: kees.agentId },
    { verb: "tagTicket", add: [field.id], remove: [barn.id] },
    { verb: "updateTicketStatus", to: "in_progress" },
  ]

  for (const [at, step] of given.entries()) await take(db, admin, ticketId, step, minutesAfter(started, at + 1))
  const changed = await standing(db, admin, ticketId)
  const back = inverse(await eventsAfter(db, ticketId, started))
  for (const step of back ?? []) await take(db, admin, ticketId, step, minutesAfter(noon, 60))

  expect(changed).not.toEqual(before)
  expect(await standing(db, admin, ticketId)).toEqual(before)
})

test("what was said can't be taken back, nor anything that happened with it", async ({ db }) => {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  await addMessage(db, agent, { ticketId, body: "Dag", visibility: "public" }, minutesAfter(noon, 2))
  const events = await eventsAfter(db, ticketId, minutesAfter(noon, 1))
  expect(events.map(({ type }) => type)).toContain("message.added")
  expect(inverse(events)).toBeUndefined()
})

test("the status comes last on the way back, because an assignment may move it", () => {
  const moved = { type: "ticket.status_changed", data: { from: "open", to: "in_progress", automatic: true } } as const
  const taken = { type: "ticket.unassigned", data: { previousAgentId: "agt_1" as never } } as const
  expect(inverse([taken, moved])?.map(({ verb }) => verb)).toEqual(["assignTicket", "updateTicketStatus"])
})
