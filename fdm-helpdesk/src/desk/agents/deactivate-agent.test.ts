import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { verifyAudit } from "../../audit/index.js"
import { schedules } from "../../jobs/schedules.js"
import { getUnassignedTickets } from "../../list/index.js"
import { endedAfter } from "../../testing/ended-after.js"
import { anAgent, aRequester, aTicket } from "../../testing/index.js"
import {
  addAssignee,
  addMessage,
  assignTicket,
  claimTicket,
  closeTicket,
  getTicket,
  listAssignments,
  updateTicketStatus,
} from "../../ticket/index.js"
import { deactivateAgent, reactivateAgent } from "../index.js"

describe("an agent who leaves", () => {
  test("gives open tickets back to nobody, and takes no seat beside others along", async ({ db }) => {
    const lead = await anAgent(db, { role: "manager" })
    const [leaver, stayer] = [await anAgent(db), await anAgent(db)]
    const [own, beside] = [await aTicket(db), await aTicket(db)]
    await assignTicket(db, lead, { ticketId: own.id, agentId: leaver.agentId })
    await addAssignee(db, lead, { ticketId: own.id, agentId: stayer.agentId })
    await assignTicket(db, lead, { ticketId: beside.id, agentId: stayer.agentId })
    await addAssignee(db, lead, { ticketId: beside.id, agentId: leaver.agentId })
    const { version } = (await getTicket(db, lead, { ticketId: own.id })).ticket

    await deactivateAgent(db, lead, { agentId: leaver.agentId })

    const [after, other] = [
      await getTicket(db, lead, { ticketId: own.id }),
      await getTicket(db, lead, { ticketId: beside.id }),
    ]
    expect(after).toMatchObject({ assignee: null, additionalAssignees: [{ id: stayer.agentId }] })
    expect(after.ticket.version).toBe(version + 1)
    expect(after.activity.at(-1)).toMatchObject({
      type: "ticket.unassigned",
      data: { previousAgentId: leaver.agentId },
    })
    expect(other).toMatchObject({ assignee: { id: stayer.agentId }, additionalAssignees: [] })
    expect(other.activity.at(-1)).toMatchObject({ type: "ticket.assignee_removed", data: { agentId: leaver.agentId } })
    const { rows } = await getUnassignedTickets(db, lead)
    expect(rows.map(({ id }) => id)).toContain(own.id)
    for (const { id: ticketId } of [own, beside])
      expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    expect(await verifyAudit(db, { agentId: leaver.agentId })).toEqual({ ok: true, events: 2 })
  })

  test("is let go by another process where one was ended in between, and not once they are back", async ({ db }) => {
    const lead = await anAgent(db, { role: "manager" })
    const { agentId } = await anAgent(db)
    const tickets = [await aTicket(db), await aTicket(db)]
    for (const { id: ticketId } of tickets) await assignTicket(db, lead, { ticketId, agentId })
    await expect(deactivateAgent(endedAfter(db, 1), lead, { agentId })).rejects.toThrow("ended")
    await schedules.find(({ name }) => name === "desk")?.run(db, {})
    for (const { id: ticketId } of tickets) {
      expect(await getTicket(db, lead, { ticketId })).toMatchObject({ assignee: null })
      expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    }

    await reactivateAgent(db, lead, { agentId })
    for (const { id: ticketId } of tickets) await assignTicket(db, lead, { ticketId, agentId })
    await expect(deactivateAgent(endedAfter(db, 1), lead, { agentId })).rejects.toThrow("ended")
    await reactivateAgent(db, lead, { agentId })
    await schedules.find(({ name }) => name === "desk")?.run(db, {})
    for (const { id: ticketId } of tickets)
      expect(await getTicket(db, lead, { ticketId })).toMatchObject({ assignee: { id: agentId } })
  })

  test("stays the name on what is done, until that is opened again", async ({ db }) => {
    const lead = await anAgent(db, { role: "manager" })
    const [leaver, helper, requester] = [await anAgent(db), await anAgent(db), await aRequester(db)]
    const [closed, resolved] = [await aTicket(db, { requester }), await aTicket(db, { requester })]
    for (const { id: ticketId } of [closed, resolved]) {
      await assignTicket(db, lead, { ticketId, agentId: leaver.agentId })
      await addAssignee(db, lead, { ticketId, agentId: helper.agentId })
    }
    await closeTicket(db, lead, { ticketId: closed.id })
    await updateTicketStatus(db, lead, { ticketId: resolved.id, to: "resolved" })

    await deactivateAgent(db, lead, { agentId: leaver.agentId })
    for (const { id: ticketId } of [closed, resolved])
      expect((await getTicket(db, lead, { ticketId })).assignee).toMatchObject({ id: leaver.agentId })

    await addMessage(db, requester, { ticketId: resolved.id, body: "Toch niet", visibility: "public" })
    const opened = await getTicket(db, lead, { ticketId: resolved.id })
    expect(opened).toMatchObject({ assignee: null, additionalAssignees: [{ id: helper.agentId }] })
    expect(opened.activity.at(-1)).toMatchObject({ type: "ticket.unassigned", actorType: "requester" })
    expect((await listAssignments(db, lead, { ticketId: resolved.id }))[0]?.unassignedAt).not.toBeNull()
    expect(await verifyAudit(db, { ticketId: resolved.id })).toMatchObject({ ok: true })
  })

  test("is given no ticket at the same moment", async ({ db, fdm }) => {
    const lead = await anAgent(db, { role: "manager" })
    const other = await fdm.another()
    for (let round = 0; round < 10; round++) {
      const leaver = await anAgent(db)
      const { agentId } = leaver
      const tickets = await Promise.all([aTicket(db), aTicket(db), aTicket(db)])
      const [first, second, third] = tickets.map(({ id }) => id) as [never, never, never]
      await addAssignee(db, lead, { ticketId: third, agentId })
      const outcomes = await Promise.allSettled([
        deactivateAgent(db, lead, { agentId }),
        assignTicket(other, lead, { ticketId: first, agentId }),
        addAssignee(db, lead, { ticketId: second, agentId }),
        claimTicket(other, leaver, { ticketId: third }),
      ])
      expect(outcomes[0]?.status).toBe("fulfilled")
      for (const outcome of outcomes.slice(1))
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "invalid_input" })
      for (const { id: ticketId } of tickets) {
        expect(await getTicket(db, lead, { ticketId })).toMatchObject({ assignee: null, additionalAssignees: [] })
        expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
      }
    }
  })
})
