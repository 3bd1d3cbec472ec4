import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { type Actor, nobody } from "../../access/index.js"
import { verifyAudit } from "../../audit/index.js"
import { auditEvents, ticketActivity, work } from "../../db/schema-helpdesk.js"
import { newId } from "../../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage } from "../message/add-message.js"
import { assignTicket } from "../participants/assign-ticket.js"
import { getTicket } from "../read/get-ticket.js"
import { markViewed } from "../read/mark-viewed.js"
import { updateTicket } from "../update-ticket.js"
import { closeTicket, reopenTicket, updateTicketStatus } from "../update-ticket-status.js"
import { changeTicket } from "./change-ticket.js"

describe("every change of a ticket", () => {
  test("goes through four statements, begin and commit among them", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const input = { ticketId, to: "in_progress" }
    expect(await fdm.statements(() => updateTicketStatus(db, agent, input))).toHaveLength(4)
    const reply = { ticketId, body: "Ik kijk even.", visibility: "public" as const }
    expect(await fdm.statements(() => addMessage(db, agent, reply))).toHaveLength(4)
  })

  test("counts the version up, writes the timeline, and links the audit", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)

    await updateTicketStatus(db, agent, { ticketId, to: "in_progress" }, minutesAfter(noon, 1))
    await assignTicket(db, agent, { ticketId, agentId: agent.agentId }, minutesAfter(noon, 2))
    await updateTicket(db, agent, { ticketId, priority: "high" }, minutesAfter(noon, 3))
    await addMessage(db, agent, { ticketId, body: "Let op", visibility: "internal" }, minutesAfter(noon, 4))

    const { ticket, activity } = await getTicket(db, agent, { ticketId })
    expect(ticket.version).toBe(5)
    expect(ticket.updatedAt).toEqual(minutesAfter(noon, 4))
    expect(activity.map(({ type }) => type)).toEqual([
      "ticket.created",
      "message.added",
      "ticket.status_changed",
      "ticket.assigned",
      "ticket.priority_changed",
      "message.added",
    ])
    expect(activity.at(-1)).toMatchObject({ actorType: "agent", actorName: "Ana Visser" })
    expect(await verifyAudit(db, { ticketId })).toEqual({ ok: true, events: 6 })
  })

  test("is told on the timeline and in the audit, whatever it is", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    await updateTicket(db, agent, { ticketId, subject: "Perceel weg", priority: "high" })
    await assignTicket(db, agent, { ticketId, agentId: agent.agentId })
    await assignTicket(db, agent, { ticketId, agentId: null })
    await addMessage(db, agent, { ticketId, body: "Opgelost?", visibility: "public", moveTo: "resolved" })
    await closeTicket(db, agent, { ticketId, reason: "Klaar" })
    await reopenTicket(db, agent, { ticketId })

    const { activity } = await getTicket(db, agent, { ticketId })
    const told = activity.slice(2).map(({ type }) => type)
    expect(told).toEqual([
      ...["ticket.subject_changed", "ticket.priority_changed", "ticket.assigned", "ticket.unassigned"],
      ...["message.added", "ticket.status_changed", "ticket.status_changed", "ticket.status_changed"],
    ])
    expect(await verifyAudit(db, { ticketId })).toEqual({ ok: true, events: activity.length })
  })

  test.for<[string, object, string]>([
    ["a priority that does not exist", { priority: "asap" }, "invalid_input"],
    ["a subject with nothing in it", { subject: " \n" }, "invalid_input"],
    ["a subject that is longer than a line", { subject: "x".repeat(201) }, "too_large"],
  ])("to %s is refused, and nothing changes", async ([, off, code], { db }) => {
    const agent = await anAgent(db)
    const before = await aTicket(db)
    await expect(updateTicket(db, agent, { ticketId: before.id, ...off })).rejects.toMatchObject({ code })
    expect((await getTicket(db, agent, { ticketId: before.id })).ticket).toEqual(before)
  })

  test("that changes nothing leaves no trace", async ({ db }) => {
    const agent = await anAgent(db)
    const before = await aTicket(db)
    const after = await updateTicketStatus(db, agent, { ticketId: before.id, to: "open" }, minutesAfter(noon, 5))
    expect(after).toEqual(before)
    expect(await db.$count(ticketActivity, eq(ticketActivity.ticketId, before.id))).toBe(2)
  })

  test("of a ticket that changed since it was read is refused, and nothing changes", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId, version } = await aTicket(db)
    await updateTicketStatus(db, agent, { ticketId, to: "in_progress", version })

    const late = updateTicketStatus(db, agent, { ticketId, to: "closed", version })

    await expect(late).rejects.toMatchObject({ code: "conflict", status: 409, details: { version: 2 } })
    expect((await getTicket(db, agent, { ticketId })).ticket).toMatchObject({ status: "in_progress", version: 2 })
  })

  test("that only adds to the record is no conflict for whoever looks at the ticket", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId, version } = await aTicket(db)
    const told = { type: "ticket.triaged", data: { source: "fallback", cause: "no_model" }, kept: {} } as const
    const triage = { type: "system", name: "triage" } as const

    await changeTicket(db, triage, { ticketId }, "ticket.triage", noon, () => ({ events: [told] }))

    expect(await updateTicketStatus(db, agent, { ticketId, to: "in_progress", version })).toMatchObject({ version: 2 })
    expect(await verifyAudit(db, { ticketId })).toEqual({ ok: true, events: 4 })
  })

  test("by two agents at once lets one win and tells the other", async ({ db, fdm }) => {
    const [ana, ben] = [await anAgent(db), await anAgent(db)]
    const other = await fdm.another()
    const { id: ticketId, version } = await aTicket(db)

    const outcomes = await Promise.allSettled([
      assignTicket(db, ana, { ticketId, agentId: ana.agentId, version }),
      assignTicket(other, ben, { ticketId, agentId: ben.agentId, version }),
    ])

    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } })
    expect((await getTicket(db, ana, { ticketId })).ticket.version).toBe(2)
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("without a version still happens one after the other, with a whole chain", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const other = await fdm.another()
    const { id: ticketId } = await aTicket(db)
    const notes = Array.from({ length: 10 }, (_, n) =>
      addMessage(n % 2 ? db : other, agent, { ticketId, body: `notitie ${n}`, visibility: "internal" }),
    )
    await Promise.all(notes)
    const { ticket, messages } = await getTicket(db, agent, { ticketId })
    expect([ticket.messageCount, messages.length, ticket.version]).toEqual([11, 11, 11])
    expect(await verifyAudit(db, { ticketId })).toEqual({ ok: true, events: 12 })
  })
})

type Verbs = Record<string, (db: never, actor: Actor, ticketId: never) => Promise<unknown>>

describe("who may change a ticket", () => {
  const verbs = {
    reply: (db, actor, ticketId) => addMessage(db, actor, { ticketId, body: "Hoi", visibility: "public" }),
    note: (db, actor, ticketId) => addMessage(db, actor, { ticketId, body: "Hoi", visibility: "internal" }),
    status: (db, actor, ticketId) => updateTicketStatus(db, actor, { ticketId, to: "in_progress" }),
    priority: (db, actor, ticketId) => updateTicket(db, actor, { ticketId, priority: "low" }),
    assign: (db, actor, ticketId) => assignTicket(db, actor, { ticketId, agentId: null }),
    close: (db, actor, ticketId) => closeTicket(db, actor, { ticketId }),
    reopen: (db, actor, ticketId) => reopenTicket(db, actor, { ticketId }),
    read: (db, actor, ticketId) => getTicket(db, actor, { ticketId }),
  } satisfies Verbs

  const outcomes: [keyof typeof verbs, { requester: string; stranger: string; nobody: string }][] = [
    ["read", { requester: "ok", stranger: "not_found", nobody: "not_found" }],
    ["reply", { requester: "ok", stranger: "not_found", nobody: "unauthenticated" }],
    ["close", { requester: "ok", stranger: "not_found", nobody: "not_found" }],
    ["reopen", { requester: "invalid_transition", stranger: "not_found", nobody: "not_found" }],
    ["note", { requester: "forbidden", stranger: "not_found", nobody: "unauthenticated" }],
    ["status", { requester: "forbidden", stranger: "not_found", nobody: "not_found" }],
    ["priority", { requester: "forbidden", stranger: "not_found", nobody: "not_found" }],
    ["assign", { requester: "forbidden", stranger: "forbidden", nobody: "unauthenticated" }],
  ]

  test.for(outcomes)("%s: %o", async ([verb, expected], { db }) => {
    const requester = await aRequester(db)
    const stranger = await aRequester(db)
    for (const [who, actor] of Object.entries({ requester, stranger, nobody })) {
      const { id } = await aTicket(db, { requester })
      const sentBefore = await db.$count(work)
      const run = verbs[verb] as (db: unknown, actor: Actor, ticketId: unknown) => Promise<unknown>
      const outcome = await run(db, actor, id).then(
        () => "ok",
        (error: { code: string }) => error.code,
      )
      expect([who, outcome]).toEqual([who, expected[who as keyof typeof expected]])
      if (outcome !== "ok") {
        expect(await db.$count(auditEvents, eq(auditEvents.subjectId, id))).toBe(2)
        expect(await db.$count(work)).toBe(sentBefore)
      }
    }
  })

  test.for([
    ["an unknown id", newId("ticket"), "not_found"],
    ["a malformed id", "tic_nope", "invalid_input"],
    ["an id of another kind", newId("message"), "invalid_input"],
    ["SQL", "' or 1=1 --", "invalid_input"],
  ])("%s touches nothing", async ([, ticketId, code], { db }) => {
    const agent = await anAgent(db)
    const all = { ...verbs, view: (...given) => markViewed(given[0], given[1], { ticketId: given[2] }) } satisfies Verbs
    for (const [name, run] of Object.entries(all)) {
      const outcome = await run(db as never, agent, ticketId as never).catch((error: { code: string }) => error.code)
      expect([name, outcome]).toEqual([name, code])
    }
  })
})
