import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { saveWorkflow } from "../desk/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { fdmWorkflow } from "../workflow/workflow-presets.js"
import { assignTicket } from "./participants/assign-ticket.js"
import { getTicket } from "./read/get-ticket.js"
import { closeTicket, reopenTicket, updateTicketStatus } from "./update-ticket-status.js"

/** How a ticket comes to stand at a status, from open. */
const wayTo: Record<string, string[]> = {
  open: [],
  in_progress: ["in_progress"],
  waiting_on_customer: ["waiting_on_customer"],
  resolved: ["resolved"],
  closed: ["closed"],
}

describe("updateTicketStatus", () => {
  const keys = Object.keys(wayTo)
  const pairs = keys.flatMap((from) => keys.filter((to) => to !== from).map((to) => [from, to] as const))

  test.for(pairs)("from %s to %s is as the workflow says", async ([from, to], { db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    for (const step of wayTo[from] ?? []) await updateTicketStatus(db, agent, { ticketId, to: step }, noon)
    const before = await getTicket(db, agent, { ticketId })

    const move = updateTicketStatus(db, agent, { ticketId, to }, minutesAfter(noon, 30))

    if (fdmWorkflow.moves[from]?.includes(to)) {
      expect(await move).toMatchObject({ status: to })
    } else {
      await expect(move).rejects.toMatchObject({ code: "invalid_transition", status: 409, details: { from, to } })
      expect(await getTicket(db, agent, { ticketId })).toEqual(before)
    }
  })

  test("resolving and closing are stamped, and reopening clears both", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const at = (minutes: number) => minutesAfter(noon, minutes)

    const resolved = await updateTicketStatus(db, agent, { ticketId, to: "resolved" }, at(1))
    expect(resolved).toMatchObject({ resolvedAt: at(1), closedAt: null, isActive: false })
    const closed = await updateTicketStatus(db, agent, { ticketId, to: "closed" }, at(2))
    expect(closed).toMatchObject({ resolvedAt: at(1), closedAt: at(2), isActive: false })
    const reopened = await reopenTicket(db, agent, { ticketId }, at(3))
    expect(reopened).toMatchObject({ status: "open", resolvedAt: null, closedAt: null, isActive: true })
  })

  test("a status that the workflow doesn't have is refused", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const move = updateTicketStatus(db, agent, { ticketId, to: "done" })
    await expect(move).rejects.toMatchObject({ code: "invalid_input", details: { fields: ["to"] } })
  })

  test("the reason is on the timeline", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    await updateTicketStatus(db, agent, { ticketId, to: "resolved", reason: "Telefonisch afgehandeld" })
    const { activity } = await getTicket(db, agent, { ticketId })
    expect(activity.at(-1)?.data).toEqual({ from: "open", to: "resolved", reason: "Telefonisch afgehandeld" })
  })

  test("a reason that Postgres can't hold keeps all that can be kept", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    await updateTicketStatus(db, agent, { ticketId, to: "resolved", reason: "ge\u0000beld\ud800" })
    const { activity } = await getTicket(db, agent, { ticketId })
    expect(activity.at(-1)?.data).toMatchObject({ reason: "ge\ufffdbeld\ufffd" })
  })
})

describe("closing and reopening by the person who asked", () => {
  test("closing works from any status, twice too; reopening works when it is done", async ({ db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    await updateTicketStatus(db, agent, { ticketId, to: "resolved" })

    expect(await closeTicket(db, requester, { ticketId })).toMatchObject({ status: "closed" })
    const version = (await closeTicket(db, requester, { ticketId })).version
    expect(version).toBe(3)
    expect(await reopenTicket(db, requester, { ticketId })).toMatchObject({ status: "open" })
    await expect(reopenTicket(db, requester, { ticketId })).rejects.toMatchObject({ code: "invalid_transition" })
  })
})

describe("the itil workflow", () => {
  test("takes a ticket from new over assigned and pending to resolved, by the same verbs", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    const carryOver = { open: "new", waiting_on_customer: "pending_info" }
    await saveWorkflow(db, manager, { preset: "itil", carryOver })
    const { id: ticketId, status } = await aTicket(db)
    expect(status).toBe("new")

    const given = await assignTicket(db, manager, { ticketId, agentId: manager.agentId })
    expect(given.status).toBe("assigned")
    for (const to of ["accepted", "in_progress", "pending_parts", "in_progress", "scheduled", "resolved"])
      expect(await updateTicketStatus(db, manager, { ticketId, to })).toMatchObject({ status: to })
    const jump = updateTicketStatus(db, manager, { ticketId, to: "pending_info" })
    await expect(jump).rejects.toMatchObject({ code: "invalid_transition" })
  })
})
