import { asc, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import type { AgentActor } from "../../access/index.js"
import { verifyAudit } from "../../audit/index.js"
import { agents, auditEvents, contacts, ticketActivity, tickets } from "../../db/schema-helpdesk.js"
import { type AgentId, type Db, HelpdeskError } from "../../kernel/index.js"
import { anAgent, aPerson, aRequester, aTicket } from "../../testing/index.js"
import { addAssignee, assignTicket, closeTicket } from "../../ticket/index.js"
import {
  assignHostRole,
  deactivateAgent,
  type HostRoles,
  listRoster,
  reactivateAgent,
  registerAgent,
  resolveActor,
  seedAgent,
  updateAgent,
} from "../index.js"

const byHost = { deskRole: "agent" } as const

async function chainOf(db: Db, agentId: AgentId) {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, agentId))
    .orderBy(asc(auditEvents.seq))
  // Who they are, as a hash, is in it as well.
  return rows.map(({ type, changes: { account: _, ...changes }, actorId }) => [type, changes, actorId])
}

async function asAgent(db: Db, person: ReturnType<typeof aPerson>): Promise<AgentActor> {
  return (await resolveActor(db, person)) as AgentActor
}

describe("a role of the host", () => {
  test("makes an agent at first sight, by the host's name; later it costs one statement", async ({ db, fdm }) => {
    const person = aPerson(byHost)
    const actor = await asAgent(db, person)
    expect(actor).toMatchObject({ type: "agent", role: "agent" })
    expect(await resolveActor(db, person)).toEqual(actor)
    expect(await fdm.statements(() => resolveActor(db, person))).toHaveLength(1)
    expect(await chainOf(db, actor.agentId)).toEqual([
      ["agent.registered", { role: "agent", grantedBy: "host" }, "host"],
    ])
    expect(await verifyAudit(db, { agentId: actor.agentId })).toEqual({ ok: true, events: 1 })
  })

  test("makes one agent of two first requests at once", async ({ db, fdm }) => {
    const [person, other] = [aPerson(byHost), await fdm.another()]
    const [one, two] = await Promise.all([resolveActor(db, person), resolveActor(other, person)])
    expect(one).toMatchObject({ type: "agent" })
    expect(two).toEqual(one)
    expect(await verifyAudit(db, { agentId: (one as AgentActor).agentId })).toEqual({ ok: true, events: 1 })
  })

  test("that changes is followed, up and down", async ({ db }) => {
    await anAgent(db, { role: "admin" })
    const person = aPerson(byHost)
    const { agentId } = await asAgent(db, person)
    expect(await resolveActor(db, { ...person, deskRole: "admin" })).toMatchObject({ role: "admin", agentId })
    expect(await resolveActor(db, person)).toMatchObject({ role: "agent", agentId })
    expect((await chainOf(db, agentId)).slice(1)).toEqual([
      ["agent.role_changed", { from: "agent", to: "admin", grantedBy: "host" }, "host"],
      ["agent.role_changed", { from: "admin", to: "agent", grantedBy: "host" }, "host"],
    ])
  })

  test("that is taken away ends the access at the next request, and the open tickets go back to nobody", async ({
    db,
  }) => {
    const person = aPerson(byHost)
    const agent = await asAgent(db, person)
    const { agentId } = agent
    const [own, helped, done] = [await aTicket(db), await aTicket(db), await aTicket(db)]
    await assignTicket(db, agent, { ticketId: own.id, agentId })
    await addAssignee(db, agent, { ticketId: helped.id, agentId })
    await assignTicket(db, agent, { ticketId: done.id, agentId })
    await closeTicket(db, agent, { ticketId: done.id })

    const later = { ...person, deskRole: undefined }
    expect(await resolveActor(db, later)).toMatchObject({ type: "requester", contactId: agent.contactId })
    const [row] = await db.select().from(tickets).where(eq(tickets.id, own.id))
    expect(row?.assigneeId).toBeNull()
    expect((await db.select().from(tickets).where(eq(tickets.id, done.id)))[0]?.assigneeId).toBe(agentId)
    expect((await chainOf(db, agentId)).at(-1)).toEqual([
      "agent.deactivated",
      { released: 2, grantedBy: "host" },
      "host",
    ])
    const lines = await db.select().from(ticketActivity).where(eq(ticketActivity.ticketId, own.id))
    expect(lines.at(-1)).toMatchObject({ type: "ticket.unassigned", actorType: "system", actorId: null })
    expect(await verifyAudit(db, { ticketId: own.id })).toMatchObject({ ok: true })

    expect(await resolveActor(db, person)).toMatchObject({ type: "agent", agentId })
    expect((await chainOf(db, agentId)).at(-1)).toEqual([
      "agent.reactivated",
      { role: "agent", grantedBy: "host" },
      "host",
    ])
  })

  test("that is missing costs a requester no more than one statement", async ({ db, fdm }) => {
    const person = aPerson(byHost)
    await resolveActor(db, person)
    const later = { ...person, deskRole: undefined }
    await resolveActor(db, later)
    expect(await fdm.statements(() => resolveActor(db, later))).toHaveLength(1)
  })

  test("that there is none of opens no door", async ({ db }) => {
    const person = aPerson({ deskRole: "manager" as never })
    await expect(resolveActor(db, person)).rejects.toMatchObject({ code: "invalid_input" })
  })
})

describe("what the desk decided wins over the host", () => {
  test.for(["agent", "team_lead", "manager", "admin"] as const)(
    "an agent registered at the desk (%s) keeps the role, whether the host gives one or none",
    async (role, { db }) => {
      const [admin, person] = [await anAgent(db, { role: "admin" }), aPerson()]
      const { id: agentId } = await registerAgent(db, admin, { person, role })
      for (const deskRole of [undefined, "agent", "admin"] as const)
        expect(await resolveActor(db, { ...person, deskRole })).toMatchObject({ type: "agent", role, agentId })
      expect(await verifyAudit(db, { agentId })).toEqual({ ok: true, events: 1 })
    },
  )

  test("who was deactivated stays out although the role is still there, until taken back", async ({ db, fdm }) => {
    const [admin, person] = [await anAgent(db, { role: "admin" }), aPerson(byHost)]
    const { agentId } = await asAgent(db, person)
    await deactivateAgent(db, admin, { agentId })
    expect(await resolveActor(db, person)).toMatchObject({ type: "requester" })
    expect(await resolveActor(db, { ...person, deskRole: "admin" })).toMatchObject({ type: "requester" })
    expect(await fdm.statements(() => resolveActor(db, person))).toHaveLength(1)
    await reactivateAgent(db, admin, { agentId })
    expect(await resolveActor(db, person)).toMatchObject({ type: "agent", role: "agent" })
  })

  test("who got another role at the desk is the desk's from then on", async ({ db }) => {
    const [admin, person] = [await anAgent(db, { role: "admin" }), aPerson(byHost)]
    const { agentId } = await asAgent(db, person)
    const entry = async () => (await listRoster(db, admin)).find(({ id }) => id === agentId)
    expect(await entry()).toMatchObject({ grantedBy: "host", email: person.email, principalId: person.principalId })
    await updateAgent(db, admin, { agentId, role: "team_lead" })
    expect(await entry()).toMatchObject({ grantedBy: "desk", role: "team_lead" })
    expect(await resolveActor(db, { ...person, deskRole: undefined })).toMatchObject({ role: "team_lead" })
  })

  test("who is seeded by the host's own code, too", async ({ db }) => {
    const person = aPerson(byHost)
    await resolveActor(db, person)
    await seedAgent(db, { person, role: "manager" })
    expect(await resolveActor(db, person)).toMatchObject({ role: "manager" })
  })
})

describe("the last active admin, by a role of the host", () => {
  const onlyAdmin = async (db: Db) => {
    await db.update(agents).set({ isActive: false }).where(eq(agents.role, "admin"))
    const person = aPerson({ deskRole: "admin" })
    return { person, ...(await asAgent(db, person)) }
  }

  test("stays in the books when the role goes, and has no access meanwhile", async ({ db }) => {
    const { person, agentId } = await onlyAdmin(db)
    const without = { ...person, deskRole: undefined }
    expect(await resolveActor(db, without)).toMatchObject({ type: "requester" })
    const [row] = await db.select().from(agents).where(eq(agents.id, agentId))
    expect(row).toMatchObject({ isActive: true, role: "admin" })
    expect(await resolveActor(db, person)).toMatchObject({ type: "agent", role: "admin" })

    await anAgent(db, { role: "admin" })
    expect(await resolveActor(db, without)).toMatchObject({ type: "requester" })
    const [later] = await db.select().from(agents).where(eq(agents.id, agentId))
    expect(later?.isActive).toBe(false)
  })

  test("has no more rights than the host gives when it makes them an agent", async ({ db }) => {
    const { person, agentId } = await onlyAdmin(db)
    const lesser = (await resolveActor(db, { ...person, deskRole: "agent" })) as AgentActor
    expect(lesser).toMatchObject({ type: "agent", role: "agent", agentId })
    await expect(registerAgent(db, lesser, { person: aPerson() })).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("assigning a role of the host", () => {
  const accounts = new Map<string, string | null>()
  const roles: HostRoles = {
    setRole: async (_tx, { principalId, role }) => {
      if (!accounts.has(principalId)) throw new HelpdeskError("not_found", "no such account")
      accounts.set(principalId, role)
    },
  }

  test("is for admins, is felt at once, and is in the audit by their name", async ({ db }) => {
    const [admin, person] = [await anAgent(db, { role: "admin" }), aPerson()]
    const { principalId } = person
    accounts.set(principalId, null)
    await aRequester(db, person)
    await assignHostRole(db, roles, admin, { principalId, role: "agent" })
    expect(accounts.get(principalId)).toBe("agent")
    const { agentId } = await asAgent(db, { ...person, deskRole: "agent" })
    await assignHostRole(db, roles, admin, { principalId, role: null })
    const [row] = await db.select().from(agents).where(eq(agents.id, agentId))
    expect(row).toMatchObject({ isActive: false, grantedBy: "host" })
    expect(await chainOf(db, agentId)).toEqual([
      ["agent.registered", { role: "agent", grantedBy: "host" }, admin.contactId],
      ["agent.deactivated", { released: 0, grantedBy: "host" }, admin.contactId],
    ])
    const desk = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, "desk")).orderBy(auditEvents.seq)
    expect(desk.slice(-2).map(({ type, changes }) => [type, changes])).toEqual([
      ["host_role.assigned", { principalId, role: "agent" }],
      ["host_role.assigned", { principalId, role: "none" }],
    ])
  })

  test("to somebody who never came makes no agent yet", async ({ db }) => {
    const [admin, person] = [await anAgent(db, { role: "admin" }), aPerson()]
    accounts.set(person.principalId, null)
    await assignHostRole(db, roles, admin, { principalId: person.principalId, role: "admin" })
    expect(await db.$count(contacts, eq(contacts.principalId, person.principalId))).toBe(0)
  })

  test.for(["agent", "team_lead", "manager"] as const)("is not for a %s", async (role, { db }) => {
    const actor = await anAgent(db, { role })
    accounts.set("usr_x", null)
    const assigned = assignHostRole(db, roles, actor, { principalId: "usr_x", role: "admin" })
    await expect(assigned).rejects.toMatchObject({ code: "forbidden" })
    expect(accounts.get("usr_x")).toBeNull()
  })

  test("is refused to an admin who is none any more, and nothing of a refusal stays", async ({ db }) => {
    const [admin, former] = [await anAgent(db, { role: "admin" }), await anAgent(db, { role: "admin" })]
    await updateAgent(db, admin, { agentId: former.agentId, role: "agent" })
    accounts.set("usr_y", null)
    const late = assignHostRole(db, roles, former, { principalId: "usr_y", role: "admin" })
    await expect(late).rejects.toMatchObject({ code: "forbidden" })
    const { events } = await verifyAudit(db, { desk: true })
    const unknown = assignHostRole(db, roles, admin, { principalId: "usr_unknown", role: "admin" })
    await expect(unknown).rejects.toMatchObject({ code: "not_found" })
    expect(await verifyAudit(db, { desk: true })).toEqual({ ok: true, events })
  })
})

test("the roster counts the tickets that each agent would have to let go of, and lists who left last", async ({
  db,
}) => {
  const [admin, busy, gone] = [
    await anAgent(db, { role: "admin" }),
    await anAgent(db),
    await anAgent(db, { name: "A" }),
  ]
  const [one, two] = [await aTicket(db), await aTicket(db)]
  await assignTicket(db, busy, { ticketId: one.id, agentId: busy.agentId })
  await addAssignee(db, busy, { ticketId: two.id, agentId: busy.agentId })
  await deactivateAgent(db, admin, { agentId: gone.agentId })
  const roster = await listRoster(db, admin)
  expect(roster.find(({ id }) => id === busy.agentId)).toMatchObject({ openTickets: 2, isActive: true })
  const firstGone = roster.findIndex(({ isActive }) => !isActive)
  expect(roster.slice(firstGone).every(({ isActive }) => !isActive)).toBe(true)
  await expect(listRoster(db, await aRequester(db))).rejects.toMatchObject({ code: "forbidden" })
})
