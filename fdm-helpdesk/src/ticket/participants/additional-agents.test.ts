import { and, eq, isNull } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { nobody } from "../../access/index.js"
import { verifyAudit } from "../../audit/index.js"
import { agents, ticketAssignments } from "../../db/schema-helpdesk.js"
import { type Db, newId, type TicketId } from "../../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { getTicket } from "../read/get-ticket.js"
import { addAssignee, removeAssignee } from "./additional-agents.js"
import { assignTicket, claimTicket } from "./assign-ticket.js"
import { listAssignments } from "./list-assignments.js"

async function participantsOf(db: Db, ticketId: TicketId) {
  const isOpen = and(eq(ticketAssignments.ticketId, ticketId), isNull(ticketAssignments.unassignedAt))
  return db.select().from(ticketAssignments).where(isOpen)
}

describe("additional agents", () => {
  test("come, go, become primary, and stay in the history", async ({ db }) => {
    const [ana, ben] = [await anAgent(db, { name: "Ana" }), await anAgent(db, { name: `Ben "B" 't Hart` })]
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    const at = (minutes: number) => minutesAfter(noon, minutes)
    const onTicket = { ticketId, agentId: ben.agentId }

    await assignTicket(db, ana, { ticketId, agentId: ana.agentId }, at(1))
    const { version } = await addAssignee(db, ana, onTicket, at(2))
    const additionalAssignees = [{ id: ben.agentId, name: `Ben "B" 't Hart` }]
    expect(await getTicket(db, ana, { ticketId })).toMatchObject({ assignee: { id: ana.agentId }, additionalAssignees })
    expect((await getTicket(db, requester, { ticketId })).additionalAssignees).toEqual([])

    expect((await addAssignee(db, ana, onTicket, at(3))).version).toBe(version)
    await removeAssignee(db, ana, onTicket, at(4))
    await removeAssignee(db, ana, onTicket, at(5))
    await addAssignee(db, ana, onTicket, at(6))
    await assignTicket(db, ana, onTicket, at(7))
    expect(await getTicket(db, ana, { ticketId })).toMatchObject({
      assignee: { id: ben.agentId },
      additionalAssignees: [],
    })

    const history = await listAssignments(db, ana, { ticketId })
    const line = (name: string, isPrimary: boolean, from: number, to: number | null) => [
      ...[name, isPrimary, at(from), to && at(to)],
    ]
    expect(
      history.map((participant) => [
        participant.agent.name,
        participant.isPrimary,
        participant.assignedAt,
        participant.unassignedAt,
      ]),
    ).toEqual([
      line("Ana", true, 1, 7),
      line(`Ben "B" 't Hart`, false, 2, 4),
      line(`Ben "B" 't Hart`, false, 6, 7),
      line(`Ben "B" 't Hart`, true, 7, null),
    ])
    expect(history[0]).toMatchObject({ assignedByName: "Ana", unassignedByName: "Ana" })
    const told = (await getTicket(db, ana, { ticketId })).activity.map(({ type }) => type)
    expect(told.filter((type) => /assigne/.test(type))).toEqual([
      ...["ticket.assigned", "ticket.assignee_added", "ticket.assignee_removed"],
      ...["ticket.assignee_added", "ticket.assigned"],
    ])
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("who became primary are not taken off as if they were additional", async ({ db }) => {
    const ana = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    await claimTicket(db, ana, { ticketId })
    const off = removeAssignee(db, ana, { ticketId, agentId: ana.agentId })
    await expect(off).rejects.toMatchObject({ code: "conflict", details: { reason: "primary" } })
    expect((await addAssignee(db, ana, { ticketId, agentId: ana.agentId })).assigneeId).toBe(ana.agentId)
    expect(await participantsOf(db, ticketId)).toHaveLength(1)
  })

  test("who left, or never were, get no seat; who is no agent gives none", async ({ db }) => {
    const [ana, gone, requester] = [await anAgent(db), await anAgent(db), await aRequester(db)]
    await db.update(agents).set({ isActive: false }).where(eq(agents.id, gone.agentId))
    const { id: ticketId } = await aTicket(db, { requester })
    for (const agentId of [gone.agentId, newId("agent")])
      await expect(addAssignee(db, ana, { ticketId, agentId })).rejects.toMatchObject({ code: "invalid_input" })
    await expect(claimTicket(db, gone, { ticketId })).rejects.toMatchObject({ code: "invalid_input" })
    const given = { ticketId, agentId: ana.agentId }
    for (const [actor, code] of [[requester, "forbidden"] as const, [nobody, "unauthenticated"] as const]) {
      await expect(addAssignee(db, actor, given)).rejects.toMatchObject({ code })
      await expect(removeAssignee(db, actor, given)).rejects.toMatchObject({ code })
      await expect(claimTicket(db, actor, given)).rejects.toMatchObject({ code })
      await expect(listAssignments(db, actor, given)).rejects.toMatchObject({ code })
    }
    expect(await participantsOf(db, ticketId)).toEqual([])
    expect(await listAssignments(db, ana, { ticketId })).toEqual([])
    const unknown = { ticketId: newId("ticket"), agentId: ana.agentId }
    for (const verb of [addAssignee, removeAssignee, claimTicket, listAssignments])
      await expect(verb(db, ana, unknown)).rejects.toMatchObject({ code: "not_found" })
  })

  test("never have two seats and never leave two primaries, whatever happens at once", async ({ db, fdm }) => {
    const team = await Promise.all(Array.from({ length: 3 }, () => anAgent(db)))
    const other = await fdm.another()
    const { id: ticketId } = await aTicket(db)
    const verbs = [addAssignee, assignTicket, removeAssignee, addAssignee, assignTicket] as const
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => {
        const { agentId } = team[n % 3]!
        return verbs[n % 5]!(n % 2 ? db : other, team[(n + 1) % 3]!, { ticketId, agentId })
      }),
    )
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({ code: "conflict", details: { reason: "primary" } })
    const open = await participantsOf(db, ticketId)
    expect(new Set(open.map(({ agentId }) => agentId)).size).toBe(open.length)
    const { assignee } = await getTicket(db, team[0]!, { ticketId })
    expect(open.filter(({ isPrimary }) => isPrimary).map(({ agentId }) => agentId)).toEqual([assignee?.id])
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })
})

describe("claimTicket", () => {
  test("of 20 agents who claim at once one gets it, and the others are told who", async ({ db, fdm }) => {
    const claimers = await Promise.all(Array.from({ length: 20 }, () => anAgent(db)))
    const handles = [db, ...(await Promise.all(Array.from({ length: 3 }, () => fdm.another())))]
    const { id: ticketId } = await aTicket(db)

    const outcomes = await Promise.allSettled(
      claimers.map((agent, n) => claimTicket(handles[n % 4]!, agent, { ticketId })),
    )

    const won = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.assigneeId] : []))
    expect(won).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({ code: "conflict", details: { assigneeId: won[0] } })
    expect(await participantsOf(db, ticketId)).toMatchObject([{ agentId: won[0], isPrimary: true }])
  })

  test("twice by the same agent is once; what else changed meanwhile is no matter", async ({ db }) => {
    const [ana, ben] = [await anAgent(db), await anAgent(db)]
    const { id: ticketId } = await aTicket(db)
    await addAssignee(db, ben, { ticketId, agentId: ana.agentId })
    const once = await claimTicket(db, ana, { ticketId })
    expect(await claimTicket(db, ana, { ticketId })).toEqual(once)
    await expect(claimTicket(db, ben, { ticketId, version: 1 })).rejects.toMatchObject({ code: "conflict" })
    expect(await participantsOf(db, ticketId)).toMatchObject([{ agentId: ana.agentId, isPrimary: true }])
  })
})
