import { asc, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { untilBlocked } from "../../../../testing/until-blocked.js"
import { verifyAudit } from "../../audit/index.js"
import { auditEvents, settings, tickets, workflows } from "../../db/schema-helpdesk.js"
import type { Db } from "../../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addAssignee, assignTicket, getTicket, updateTicketStatus } from "../../ticket/index.js"
import {
  fdmWorkflow,
  itilWorkflow,
  loadDesk,
  unreachableStatuses,
  type Workflow,
  workflowPresets,
} from "../../workflow/index.js"
import { deactivateAgent, saveSettings, saveWorkflow } from "../index.js"

const manager = (db: Db) => anAgent(db, { role: "manager" })
const stateOf = async (db: Db, id: string) =>
  (
    await db
      .select()
      .from(tickets)
      .where(eq(tickets.id, id as never))
  )[0]
const without = (workflow: Workflow, key: string): Workflow => ({
  ...workflow,
  statuses: workflow.statuses.filter((status) => status.key !== key),
  moves: Object.fromEntries(
    Object.entries(workflow.moves)
      .filter(([from]) => from !== key)
      .map(([from, to]) => [from, to.filter((other) => other !== key)]),
  ),
  automatic: { agentReply: {}, customerReply: {}, assignment: {} },
})
const withCategory = (key: string, category: Workflow["statuses"][number]["category"]): Workflow => ({
  ...fdmWorkflow,
  statuses: fdmWorkflow.statuses.map((status) => (status.key === key ? { ...status, category } : status)),
})

async function freshDesk(db: Db) {
  await db.delete(settings)
  await db.delete(workflows)
  await db.update(tickets).set({ status: "closed", statusCategory: "closed" })
}

describe("a workflow of the desk's own", () => {
  test("is followed from then on, and gone again when the preset is chosen", async ({ db }) => {
    await freshDesk(db)
    const actor = await manager(db)
    const label = { nl: "Nieuw", en: "New" }
    const workflow: Workflow = {
      ...fdmWorkflow,
      statuses: fdmWorkflow.statuses.map((status) => (status.key === "open" ? { ...status, label } : status)),
    }
    expect(await saveWorkflow(db, actor, { workflow })).toEqual(workflow)
    expect((await loadDesk(db)).workflow).toEqual(workflow)
    await saveWorkflow(db, actor, { preset: "fdm" })
    expect((await loadDesk(db)).workflow).toEqual(fdmWorkflow)
    expect(await db.$count(workflows)).toBe(0)
  })

  test("that nothing changed in leaves no trace", async ({ db }) => {
    await freshDesk(db)
    const { events } = await verifyAudit(db, { desk: true })
    await saveWorkflow(db, await manager(db), { workflow: structuredClone(fdmWorkflow) as Workflow })
    expect(await verifyAudit(db, { desk: true })).toMatchObject({ events })
  })

  test("may have any name, and other settings stay", async ({ db }) => {
    await freshDesk(db)
    const actor = await manager(db)
    await saveSettings(db, actor, { name: "Helpdesk Oost" })
    await saveWorkflow(db, actor, { workflow: { ...fdmWorkflow, id: "own" } })
    const desk = await loadDesk(db)
    expect(desk.settings).toMatchObject({ name: "Helpdesk Oost", workflowId: "own" })
    expect(desk.workflow.id).toBe("own")
  })

  const off: [string, Workflow][] = [
    ["no status in it", { ...fdmWorkflow, statuses: [] }],
    ["a beginning that is none of its statuses", { ...fdmWorkflow, initial: "nope" }],
    ["a move to a status that there is none of", { ...fdmWorkflow, moves: { ...fdmWorkflow.moves, open: ["nope"] } }],
    ["a status without a Dutch label", withCategory("open", "new")],
    ["a category that there is none of", withCategory("in_progress", "busy" as never)],
    ["a status that is there twice", { ...fdmWorkflow, statuses: [...fdmWorkflow.statuses, fdmWorkflow.statuses[0]!] }],
    ["a close that leads to no end", { ...fdmWorkflow, closedStatus: "open" }],
  ]
  const unnamed = off[3]![1].statuses[0]!
  off[3]![1] = {
    ...fdmWorkflow,
    statuses: [{ ...unnamed, label: { nl: "", en: "Open" } }, ...fdmWorkflow.statuses.slice(1)],
  }
  test.for(off)("is refused with %s", async ([, workflow], { db }) => {
    const before = await loadDesk(db)
    const saved = saveWorkflow(db, await manager(db), { workflow })
    await expect(saved).rejects.toMatchObject({ code: "invalid_input" })
    expect(await loadDesk(db)).toEqual(before)
  })

  test("is refused with a status that nothing leads to, by its name", async ({ db }) => {
    const moves = Object.fromEntries(Object.entries(fdmWorkflow.moves).map(([from]) => [from, [] as string[]]))
    const workflow = {
      ...fdmWorkflow,
      moves,
      automatic: { ...fdmWorkflow.automatic, agentReply: {}, customerReply: {} },
    }
    const saved = saveWorkflow(db, await manager(db), { workflow })
    const unreachable = ["in_progress", "waiting_on_customer", "resolved"]
    await expect(saved).rejects.toMatchObject({ code: "invalid_input", details: { unreachable } })
  })

  test.for([
    ["nothing at all", {}],
    ["two at once", { preset: "fdm", workflow: fdmWorkflow }],
    ["a preset that there is none of", { preset: "__proto__" }],
  ])("is refused as %s", async ([, input], { db }) => {
    const saved = saveWorkflow(db, await manager(db), input as never)
    await expect(saved).rejects.toMatchObject({ code: "invalid_input" })
  })

  test.for(["agent", "team_lead"] as const)("is not for a %s to save", async (role, { db }) => {
    const saved = saveWorkflow(db, await anAgent(db, { role }), { preset: "itil" })
    await expect(saved).rejects.toMatchObject({ code: "forbidden" })
    const asked = saveWorkflow(db, await aRequester(db), { preset: "itil" })
    await expect(asked).rejects.toMatchObject({ code: "forbidden" })
  })
})

test.for(Object.entries(workflowPresets))("every status of the preset %s is reachable", ([, workflow]) => {
  expect(unreachableStatuses(workflow)).toEqual([])
})

describe("tickets that stand in the workflow", () => {
  test("keep a status from going away: it is refused, with how many there are", async ({ db }) => {
    await freshDesk(db)
    const actor = await manager(db)
    const { id: ticketId } = await aTicket(db)
    await updateTicketStatus(db, actor, { ticketId, to: "waiting_on_customer" })
    const saved = saveWorkflow(db, actor, { workflow: without(fdmWorkflow, "waiting_on_customer") })
    const details = { reason: "statuses_in_use", statuses: ["waiting_on_customer"], tickets: ["1"] }
    await expect(saved).rejects.toMatchObject({ code: "conflict", details })
    expect((await loadDesk(db)).workflow).toEqual(fdmWorkflow)
  })

  test("are carried over where somebody says so, each with its timeline and audit", async ({ db }) => {
    await freshDesk(db)
    const actor = await manager(db)
    const [one, two] = [await aTicket(db), await aTicket(db)]
    await updateTicketStatus(db, actor, { ticketId: two.id, to: "waiting_on_customer" }, noon)
    const carryOver = { open: "new", waiting_on_customer: "pending_info" }
    await saveWorkflow(db, actor, { preset: "itil", carryOver }, minutesAfter(noon, 5))
    expect(await stateOf(db, one.id)).toMatchObject({ status: "new", statusCategory: "new" })
    expect(await stateOf(db, two.id)).toMatchObject({ status: "pending_info", statusCategory: "waiting" })
    const detail = await getTicket(db, actor, { ticketId: two.id })
    expect(detail.workflow).toEqual(itilWorkflow)
    expect(detail.activity.at(-1)).toMatchObject({
      type: "ticket.status_changed",
      data: { from: "waiting_on_customer", to: "pending_info", automatic: true },
    })
    expect(await verifyAudit(db, { ticketId: two.id })).toMatchObject({ ok: true })
    const told = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, "desk"))
      .orderBy(asc(auditEvents.seq))
    expect(told.slice(-2)).toMatchObject([
      { type: "workflow.saved", changes: { workflowId: "itil", carried: 2, recategorised: 0 } },
      { type: "workflow.settled", changes: { workflowId: "itil" } },
    ])
  })

  test("are not carried over to a status that there is none of, and then nothing changes", async ({ db }) => {
    await freshDesk(db)
    const [actor, ticket] = [await manager(db), await aTicket(db)]
    const saved = saveWorkflow(db, actor, { preset: "itil", carryOver: { open: "nope" } })
    await expect(saved).rejects.toMatchObject({ code: "invalid_input", details: { fields: ["carryOver"] } })
    expect(await stateOf(db, ticket.id)).toMatchObject({ status: "open", version: ticket.version })
  })

  test("follow their status to another category, with the stamps that belong to it, and back", async ({ db }) => {
    await freshDesk(db)
    const [actor, other] = [await manager(db), await aTicket(db)]
    const { id: ticketId } = await aTicket(db)
    const before = await updateTicketStatus(db, actor, { ticketId, to: "in_progress" }, noon)
    const at = minutesAfter(noon, 30)
    await saveWorkflow(db, actor, { workflow: withCategory("in_progress", "resolved") }, at)
    expect(await stateOf(db, ticketId)).toMatchObject({
      statusCategory: "resolved",
      isActive: false,
      resolvedAt: at,
      closedAt: null,
      version: before.version + 1,
    })
    expect(await stateOf(db, other.id)).toMatchObject({ statusCategory: "new", version: other.version })
    await saveWorkflow(db, actor, { preset: "fdm" })
    expect(await stateOf(db, ticketId)).toMatchObject({ statusCategory: "active", isActive: true, resolvedAt: null })
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("and are open again by what their status means now wait for nobody who left the desk", async ({ db }) => {
    await freshDesk(db)
    const [admin, gone, colleague] = [await anAgent(db, { role: "admin" }), await anAgent(db), await anAgent(db)]
    const [{ id: ticketId }, { id: kept }] = [await aTicket(db), await aTicket(db)]
    await assignTicket(db, admin, { ticketId, agentId: gone.agentId })
    await addAssignee(db, admin, { ticketId: kept, agentId: gone.agentId })
    await assignTicket(db, admin, { ticketId: kept, agentId: colleague.agentId })
    for (const id of [ticketId, kept]) await updateTicketStatus(db, admin, { ticketId: id, to: "resolved" })
    await deactivateAgent(db, admin, { agentId: gone.agentId })

    await saveWorkflow(db, admin, { workflow: withCategory("resolved", "waiting") })

    expect(await stateOf(db, ticketId)).toMatchObject({ isActive: true, assigneeId: null })
    expect(await stateOf(db, kept)).toMatchObject({ isActive: true, assigneeId: colleague.agentId })
    expect((await getTicket(db, admin, { ticketId: kept })).additionalAssignees).toEqual([])
    expect((await getTicket(db, admin, { ticketId })).activity.at(-1)).toMatchObject({ type: "ticket.unassigned" })
    for (const id of [ticketId, kept]) expect(await verifyAudit(db, { ticketId: id })).toMatchObject({ ok: true })
  })

  test("don't become open again for somebody who leaves the desk at the same moment", async ({ db, fdm }) => {
    await freshDesk(db)
    const [admin, gone, other] = [await anAgent(db, { role: "admin" }), await anAgent(db), await fdm.another()]
    const { id: ticketId } = await aTicket(db)
    await assignTicket(db, admin, { ticketId, agentId: gone.agentId })
    await updateTicketStatus(db, admin, { ticketId, to: "resolved" })

    let saved: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await deactivateAgent(tx, admin, { agentId: gone.agentId })
      saved = saveWorkflow(other, admin, { workflow: withCategory("resolved", "waiting") })
      await untilBlocked(tx)
    })
    await saved

    expect(await stateOf(db, ticketId)).toMatchObject({ isActive: true, assigneeId: null })
  })

  test("that move at the same moment never stay at a status that is no more", async ({ db, fdm }) => {
    const other = await fdm.another()
    const smaller = without(fdmWorkflow, "waiting_on_customer")
    const actor = await manager(db)
    for (let round = 0; round < 5; round++) {
      await freshDesk(db)
      const { id: ticketId } = await aTicket(db)
      const [moved, saved] = await Promise.allSettled([
        updateTicketStatus(db, actor, { ticketId, to: "waiting_on_customer" }),
        saveWorkflow(other, actor, { workflow: smaller }),
      ])
      expect([moved.status, saved.status]).toContain("fulfilled")
      const { workflow } = await loadDesk(db)
      expect(workflow.leaving).toBeUndefined()
      expect(workflow.statuses.map(({ key }) => key)).toContain((await stateOf(db, ticketId))?.status)
      expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    }
  })
})
