import { and, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Actor, RequesterActor } from "../access/index.js"
import { verifyAudit } from "../audit/index.js"
import { agents } from "../db/schema-helpdesk.js"
import { createSavedReply, resolveActor, seedAgent } from "../desk/index.js"
import { egbert, tracesIn } from "../testing/a-life.js"
import { anAgent, aPerson, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage, assignTicket, getTicket, saveDraft } from "../ticket/index.js"
import { anonymizeRequester } from "./anonymize-requester.js"

const host: Actor = { type: "system", name: "host" }
const later = minutesAfter(noon, 60)

describe("an agent who is erased", () => {
  test("leaves the desk: open tickets go back, drafts and own saved replies go, roles and work stay", async ({
    db,
  }) => {
    const person = egbert()
    await anAgent(db, { role: "admin" })
    const agent = await anAgent(db, { ...person, role: "team_lead" })
    const { id: ticketId } = await aTicket(db)
    await assignTicket(db, agent, { ticketId, agentId: agent.agentId }, noon)
    await addMessage(
      db,
      agent,
      { ticketId, body: "Kijk bij Percelen.\n\nGroet,\nEgbertus", visibility: "public" },
      noon,
    )
    await saveDraft(db, agent, { ticketId, visibility: "internal", body: "Zwaluwstaart denkt na" }, noon)
    await createSavedReply(db, agent, { title: "Zwaluwstaart", body: "Groet van Egbertus Zwaluwstaart" }, noon)

    await anonymizeRequester(db, host, { principalId: person.principalId }, later)

    expect(await tracesIn(db, person)).toEqual([])
    const [row] = await db.select().from(agents).where(eq(agents.id, agent.agentId))
    expect(row).toMatchObject({ isActive: false, role: "team_lead" })
    const reader = await anAgent(db)
    const { ticket, messages: thread } = await getTicket(db, reader, { ticketId })
    expect(ticket.assigneeId).toBeNull()
    expect(thread.at(-1)).toMatchObject({ body: "Kijk bij Percelen.\n\nGroet,\n[…]", authorName: "Oud-medewerker" })
    expect(await verifyAudit(db, { agentId: agent.agentId })).toMatchObject({ ok: true })
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("by a colleague only when that one may manage the role", async ({ db }) => {
    const [manager, admin] = [await anAgent(db, { role: "manager" }), await anAgent(db, { role: "admin" })]
    const erase = (actor: Actor, { contactId }: { contactId: RequesterActor["contactId"] }) =>
      anonymizeRequester(db, actor, { contactId }, later)
    await expect(erase(manager, admin)).rejects.toMatchObject({ code: "forbidden" })
    await expect(erase(manager, await anAgent(db))).resolves.toBeDefined()
    await expect(erase(manager, manager)).resolves.toBeDefined()
    await expect(erase(admin, await anAgent(db, { role: "manager" }))).resolves.toBeDefined()
  })

  test("is never the last active admin, whoever asks, and nothing of them is touched then", async ({ db }) => {
    await db.update(agents).set({ isActive: false }).where(eq(agents.role, "admin"))
    const person = egbert()
    const admin = await anAgent(db, { ...person, role: "admin" })
    const last = { code: "conflict", details: { reason: "last_admin" } }
    for (const actor of [admin, host])
      await expect(anonymizeRequester(db, actor, { contactId: admin.contactId }, later)).rejects.toMatchObject(last)
    expect(await resolveActor(db, person)).toMatchObject({ type: "agent", role: "admin" })
    await seedAgent(db, { person: aPerson(), role: "admin" }, noon)
    await expect(anonymizeRequester(db, admin, { contactId: admin.contactId }, later)).resolves.toBeDefined()
  })

  test("two last admins at once leave one", async ({ db, fdm }) => {
    await db.update(agents).set({ isActive: false }).where(eq(agents.role, "admin"))
    const [one, two] = [await anAgent(db, { role: "admin" }), await anAgent(db, { role: "admin" })]
    const other = await fdm.another()
    const outcomes = await Promise.allSettled([
      anonymizeRequester(db, one, { contactId: one.contactId }, later),
      anonymizeRequester(other, two, { contactId: two.contactId }, later),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await db.$count(agents, and(eq(agents.role, "admin"), eq(agents.isActive, true)))).toBe(1)
  })
})
