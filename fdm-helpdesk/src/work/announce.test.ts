import { expect, onTestFinished, vi } from "vitest"
import { test } from "../../../testing/database.js"
import type { TestDatabase } from "../../../testing/test-database.js"
import { createTag, deactivateAgent, deleteTag, resolveActor, saveWorkflow, updateTag } from "../desk/index.js"
import type { Db } from "../kernel/index.js"
import { anonymizeRequester } from "../privacy/index.js"
import { anAgent, aPerson, aRequester, aTicket } from "../testing/index.js"
import { addMessage, assignTicket, createTicket, tagTicket, updateTicket, updateTicketStatus } from "../ticket/index.js"
import { fdmWorkflow } from "../workflow/index.js"
import { liveChannel } from "./channel.js"

/** What was announced since, in its order; the test's own last announcement tells that all of it has arrived. */
async function listening(fdm: TestDatabase) {
  const heard: Record<string, unknown>[] = []
  const end = await fdm.listen(liveChannel, (payload) => heard.push(JSON.parse(payload)))
  onTestFinished(end)
  let marks = 0
  return async () => {
    const mark = `mark ${++marks}`
    await fdm.db.execute(`select pg_notify('${liveChannel}', '{"mark":"${mark}"}')`)
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ mark }), 20_000)
    return heard.splice(0).slice(0, -1)
  }
}

test("a new ticket and every change of one are told once each, with ids and no content", async ({ db, fdm }) => {
  const [agent, requester] = [await anAgent(db), await aRequester(db)]
  const announced = await listening(fdm)
  const { id: ticketId } = await aTicket(db, { requester, body: "Geheim", formKey: "form-123456" })
  await createTicket(db, requester, { body: "Geheim", formKey: "form-123456" })
  await addMessage(db, agent, { ticketId, body: "Antwoord", visibility: "public" })
  await updateTicketStatus(db, agent, { ticketId, to: "resolved" })
  await updateTicketStatus(db, agent, { ticketId, to: "resolved" })

  const told = { kind: "ticket", ticketId, requesterId: requester.contactId, teamId: null, isPublic: true }
  expect(await announced()).toEqual([
    { ...told, by: requester.contactId, version: 1 },
    { ...told, by: agent.contactId, version: 2 },
    { ...told, by: agent.contactId, version: 3 },
  ])
})

const cases: [string, boolean, (db: Db, agent: Awaited<ReturnType<typeof anAgent>>, ticketId: never) => unknown][] = [
  ["a reply", true, (db, agent, ticketId) => addMessage(db, agent, { ticketId, body: "Dag", visibility: "public" })],
  ["a note", false, (db, agent, ticketId) => addMessage(db, agent, { ticketId, body: "Hm", visibility: "internal" })],
  ["a priority", false, (db, agent, ticketId) => updateTicket(db, agent, { ticketId, priority: "urgent" })],
  ["a subject", true, (db, agent, ticketId) => updateTicket(db, agent, { ticketId, subject: "Perceel 4" })],
  ["an assignee", true, (db, agent, ticketId) => assignTicket(db, agent, { ticketId, agentId: agent.agentId })],
]

test.for(cases)("%s is shown to the one who asked: %s", async ([, isPublic, change], { db, fdm }) => {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const announced = await listening(fdm)
  await change(db, agent, ticketId as never)
  expect(await announced()).toMatchObject([{ ticketId, isPublic }])
})

test("nothing is told of what changed nothing, and of what was rolled back", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const announced = await listening(fdm)
  await tagTicket(db, agent, { ticketId, remove: [] })
  const undone = db.transaction(async (tx) => {
    await addMessage(tx, agent, { ticketId, body: "Toch niet", visibility: "public" })
    await aTicket(tx)
    throw new Error("undone")
  })
  await expect(undone).rejects.toThrow("undone")
  expect(await announced()).toEqual([])
})

test("telling costs no statement", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const reply = () => addMessage(db, agent, { ticketId, body: "Dag", visibility: "public" })
  expect(await fdm.statements(reply)).toHaveLength(4)
})

test("that somebody was taken off the desk is told", async ({ db, fdm }) => {
  const [admin, { agentId }] = [await anAgent(db, { role: "admin" }), await anAgent(db)]
  const announced = await listening(fdm)
  await deactivateAgent(db, admin, { agentId })
  expect(await announced()).toEqual([{ kind: "agent", agentId }])
})

test("a tag, a person or a workflow that changed is told to all pages that may show it, and nothing of what it was", async ({
  db,
  fdm,
}) => {
  const [admin, requester] = [await anAgent(db, { role: "admin" }), await aRequester(db)]
  const { id: tagId } = await createTag(db, admin, { name: "Geheim" })
  const announced = await listening(fdm)
  await updateTag(db, admin, { tagId, name: "Ook geheim" })
  await deleteTag(db, admin, { tagId })
  await anonymizeRequester(db, admin, { contactId: requester.contactId })
  expect(await announced()).toEqual(Array(3).fill({ kind: "desk", isPublic: false }))

  const agent = await anAgent(db)
  await anonymizeRequester(db, admin, { contactId: agent.contactId })
  await saveWorkflow(db, admin, { workflow: { ...fdmWorkflow, pausedCategories: [] } })
  await saveWorkflow(db, admin, { preset: "fdm" })
  const everybody = { kind: "desk", isPublic: true }
  expect(await announced()).toEqual([{ kind: "agent", agentId: agent.agentId }, everybody, everybody, everybody])
})

test("that the host took somebody's role away is told", async ({ db, fdm }) => {
  const person = aPerson({ deskRole: "agent" })
  const agent = await resolveActor(db, person)
  const announced = await listening(fdm)
  await resolveActor(db, { ...person, deskRole: undefined })
  expect(await announced()).toEqual([{ kind: "agent", agentId: "agentId" in agent ? agent.agentId : undefined }])
})
