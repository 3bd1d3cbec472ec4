import { and, eq, isNull } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { agents, ticketAssignments } from "../../db/schema-helpdesk.js"
import { newId } from "../../kernel/index.js"
import { anAgent, aTicket } from "../../testing/index.js"
import { getTicket } from "../read/get-ticket.js"
import { assignTicket } from "./assign-ticket.js"

describe("assignTicket", () => {
  test("gives, gives on and takes back, and keeps who had it", async ({ db }) => {
    const [ana, ben] = [await anAgent(db), await anAgent(db, { name: "Ben Mulder" })]
    const { id: ticketId } = await aTicket(db)

    await assignTicket(db, ana, { ticketId, agentId: ana.agentId })
    await assignTicket(db, ana, { ticketId, agentId: ben.agentId })
    expect((await getTicket(db, ana, { ticketId })).assignee).toEqual({ id: ben.agentId, name: "Ben Mulder" })
    await assignTicket(db, ben, { ticketId, agentId: null })

    const history = await db.select().from(ticketAssignments).where(eq(ticketAssignments.ticketId, ticketId))
    expect(history.map(({ agentId, unassignedBy }) => [agentId, unassignedBy])).toEqual([
      [ana.agentId, ana.contactId],
      [ben.agentId, ben.contactId],
    ])
    expect((await getTicket(db, ana, { ticketId })).assignee).toBeNull()
  })

  test("never leaves two active primaries, however many claim at once", async ({ db, fdm }) => {
    const claimers = await Promise.all(Array.from({ length: 5 }, () => anAgent(db)))
    const other = await fdm.another()
    const { id: ticketId } = await aTicket(db)

    await Promise.all(
      claimers.map((agent, n) => assignTicket(n % 2 ? db : other, agent, { ticketId, agentId: agent.agentId })),
    )

    const active = and(eq(ticketAssignments.ticketId, ticketId), isNull(ticketAssignments.unassignedAt))
    expect(await db.$count(ticketAssignments, active)).toBe(1)
  })

  test("an unknown agent and one who left get nothing", async ({ db }) => {
    const [ana, gone] = [await anAgent(db), await anAgent(db)]
    await db.update(agents).set({ isActive: false }).where(eq(agents.id, gone.agentId))
    const { id: ticketId } = await aTicket(db)
    for (const agentId of [newId("agent"), gone.agentId])
      await expect(assignTicket(db, ana, { ticketId, agentId })).rejects.toMatchObject({ code: "invalid_input" })
    expect((await getTicket(db, ana, { ticketId })).ticket).toMatchObject({ assigneeId: null, version: 1 })
  })
})
