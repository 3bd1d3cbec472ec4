import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { type AgentActor, asRequester, nobody } from "../../access/index.js"
import { contentHashOf, verifyAudit } from "../../audit/index.js"
import { type AgentRole, agentRoles, agents, auditEvents } from "../../db/schema-helpdesk.js"
import { newId } from "../../kernel/index.js"
import { anAgent, aPerson, aRequester } from "../../testing/index.js"
import {
  deactivateAgent,
  listAgents,
  mayManage,
  reactivateAgent,
  registerAgent,
  resolveActor,
  updateAgent,
} from "../index.js"

const outcomeOf = (run: Promise<unknown>) =>
  run.then(
    () => "ok",
    (error: { code: string }) => error.code,
  )

const all = agentRoles.flatMap((by) => agentRoles.map((role) => [by, role] as const))
const admins = (by: AgentRole, role: AgentRole) => by === "admin" || (by === "manager" && /agent|team_lead/.test(role))

describe("who may manage whom", () => {
  test.for(all)("%s a %s", async ([by, role], { db }) => {
    const actor = await anAgent(db, { role: by })
    const { agentId } = await anAgent(db, { role })
    await anAgent(db, { role: "admin" })
    const expected = admins(by, role) ? "ok" : "forbidden"
    expect(mayManage(by, role)).toBe(expected === "ok")
    expect(await outcomeOf(registerAgent(db, actor, { person: aPerson(), role }))).toBe(expected)
    expect(await outcomeOf(deactivateAgent(db, actor, { agentId }))).toBe(expected)
    expect(await outcomeOf(reactivateAgent(db, actor, { agentId }))).toBe(expected)
    const beneath = (await anAgent(db)).agentId
    expect(await outcomeOf(updateAgent(db, actor, { agentId: beneath, role }))).toBe(
      expected === "ok" && mayManage(by, "agent") ? "ok" : "forbidden",
    )
  })

  test.for(all)("%s never becomes %s by themselves, if that is more", async ([from, to], { db }) => {
    const actor = await anAgent(db, { role: from })
    await updateAgent(db, actor, { agentId: actor.agentId, role: to }).catch(() => undefined)
    const [row] = await db.select({ role: agents.role }).from(agents).where(eq(agents.id, actor.agentId))
    expect(agentRoles.indexOf(row?.role ?? "admin")).toBeLessThanOrEqual(agentRoles.indexOf(from))
  })

  test("nobody, requesters and the helpdesk itself may nothing", async ({ db }) => {
    const admin = await anAgent(db, { role: "admin" })
    const cases = [
      [nobody, "unauthenticated"],
      [await aRequester(db), "forbidden"],
      [asRequester(admin), "forbidden"],
      [{ type: "system", name: "host" }, "forbidden"],
    ] as const
    for (const [actor, code] of cases) {
      const { agentId } = admin
      expect(await outcomeOf(registerAgent(db, actor, { person: aPerson() }))).toBe(code)
      expect(await outcomeOf(updateAgent(db, actor, { agentId, role: "agent" }))).toBe(code)
      expect(await outcomeOf(deactivateAgent(db, actor, { agentId }))).toBe(code)
      expect(await outcomeOf(reactivateAgent(db, actor, { agentId }))).toBe(code)
    }
  })

  test("rights count as they are now, not as they were when the request began", async ({ db }) => {
    const [admin, demoted, gone] = [
      await anAgent(db, { role: "admin" }),
      await anAgent(db, { role: "admin" }),
      await anAgent(db, { role: "admin" }),
    ]
    await updateAgent(db, admin, { agentId: demoted.agentId, role: "agent" })
    await deactivateAgent(db, admin, { agentId: gone.agentId })
    for (const actor of [demoted, gone]) {
      expect(await outcomeOf(registerAgent(db, actor, { person: aPerson() }))).toBe("forbidden")
      expect(await outcomeOf(updateAgent(db, actor, { agentId: actor.agentId, role: "admin" }))).toBe("forbidden")
      expect(await outcomeOf(reactivateAgent(db, actor, { agentId: gone.agentId }))).toBe("forbidden")
    }
  })
})

describe("an agent", () => {
  test("is registered, gets another role, leaves and comes back; each is felt at once and in the audit", async ({
    db,
  }) => {
    const admin = await anAgent(db, { role: "admin" })
    const person = aPerson({ name: "Sofie Jansen" })
    const { id: agentId } = await registerAgent(db, admin, { person })
    expect(await resolveActor(db, person)).toMatchObject({ type: "agent", role: "agent", agentId })
    await updateAgent(db, admin, { agentId, role: "team_lead" })
    expect(await resolveActor(db, person)).toMatchObject({ role: "team_lead" })
    expect(await deactivateAgent(db, admin, { agentId })).toMatchObject({ name: "Sofie Jansen", isActive: false })
    expect(await resolveActor(db, person)).toMatchObject({ type: "requester" })
    await reactivateAgent(db, admin, { agentId })
    expect(await resolveActor(db, person)).toMatchObject({ type: "agent", role: "team_lead" })

    const rows = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, agentId)).orderBy(auditEvents.seq)
    const grantedBy = "desk"
    expect(rows.map(({ type, changes }) => [type, changes])).toEqual([
      ["agent.registered", { role: "agent", grantedBy, account: contentHashOf(agentId, person.principalId) }],
      ["agent.role_changed", { from: "agent", to: "team_lead", grantedBy }],
      ["agent.deactivated", { released: 0, grantedBy }],
      ["agent.reactivated", { role: "team_lead", grantedBy }],
    ])
    expect(new Set(rows.map(({ actorId }) => actorId))).toEqual(new Set([admin.contactId]))
    expect(await verifyAudit(db, { agentId })).toEqual({ ok: true, events: 4 })
    const shown = (await listAgents(db, admin)).find(({ id }) => id === agentId)
    expect(shown).toEqual({ id: agentId, name: "Sofie Jansen", role: "team_lead", isActive: true })
  })

  test("that is asked to be what they are leaves no trace", async ({ db }) => {
    const [admin, { agentId }] = [await anAgent(db, { role: "admin" }), await anAgent(db)]
    await updateAgent(db, admin, { agentId, role: "agent" })
    await reactivateAgent(db, admin, { agentId })
    expect(await verifyAudit(db, { agentId })).toEqual({ ok: true, events: 1 })
  })

  test("is registered once, however many do it at once", async ({ db, fdm }) => {
    const [admin, other, person] = [await anAgent(db, { role: "admin" }), await fdm.another(), aPerson()]
    const outcomes = await Promise.allSettled([
      registerAgent(db, admin, { person }),
      registerAgent(other, admin, { person, role: "manager" }),
    ])
    const made = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.id] : []))
    expect(made).toHaveLength(1)
    const refused = outcomes.find(({ status }) => status === "rejected")
    expect(refused).toMatchObject({ reason: { code: "conflict", details: { agentId: made[0], isActive: true } } })
    expect(await verifyAudit(db, { agentId: made[0]! })).toEqual({ ok: true, events: 1 })
  })

  test("has one whole chain, however many change them at once", async ({ db, fdm }) => {
    const [one, two] = [await anAgent(db, { role: "admin" }), await anAgent(db, { role: "admin" })]
    const [{ agentId }, other] = [await anAgent(db), await fdm.another()]
    const roles = ["team_lead", "manager", "agent", "manager", "team_lead", "agent"] as const
    await Promise.all(roles.map((role, n) => updateAgent(n % 2 ? db : other, n % 2 ? one : two, { agentId, role })))
    expect(await verifyAudit(db, { agentId })).toMatchObject({ ok: true })
  })

  test.for([
    ["an unknown id", newId("agent"), "not_found"],
    ["a malformed id", "agt_nope", "invalid_input"],
    ["an id of another kind", newId("contact"), "invalid_input"],
  ] as const)("by %s is refused", async ([, id, code], { db }) => {
    const [admin, agentId] = [await anAgent(db, { role: "admin" }), id as never]
    expect(await outcomeOf(updateAgent(db, admin, { agentId, role: "agent" }))).toBe(code)
    expect(await outcomeOf(deactivateAgent(db, admin, { agentId }))).toBe(code)
    expect(await outcomeOf(verifyAudit(db, { agentId }))).toBe(code)
  })

  test("gets no role that there is none of", async ({ db }) => {
    const admin = await anAgent(db, { role: "admin" })
    const role = "constructor" as never
    expect(await outcomeOf(updateAgent(db, admin, { agentId: admin.agentId, role }))).toBe("invalid_input")
    expect(await outcomeOf(registerAgent(db, admin, { person: aPerson(), role }))).toBe("invalid_input")
  })
})

describe("the last active admin", () => {
  async function onlyAdmins(db: Parameters<typeof anAgent>[0], count: number): Promise<AgentActor[]> {
    await db.update(agents).set({ isActive: false }).where(eq(agents.role, "admin"))
    return Promise.all(Array.from({ length: count }, () => anAgent(db, { role: "admin" })))
  }
  const last = { code: "conflict", details: { reason: "last_admin" } }

  test("neither steps down nor leaves", async ({ db }) => {
    const [admin] = await onlyAdmins(db, 1)
    const { agentId } = admin!
    await expect(updateAgent(db, admin!, { agentId, role: "manager" })).rejects.toMatchObject(last)
    await expect(deactivateAgent(db, admin!, { agentId })).rejects.toMatchObject(last)
    expect(await verifyAudit(db, { agentId })).toEqual({ ok: true, events: 1 })
    await anAgent(db, { role: "admin" })
    expect(await updateAgent(db, admin!, { agentId, role: "manager" })).toMatchObject({ role: "manager" })
  })

  const leave = (db: Parameters<typeof anAgent>[0], by: AgentActor, { agentId }: AgentActor) =>
    deactivateAgent(db, by, { agentId })
  const stepDown = (db: Parameters<typeof anAgent>[0], by: AgentActor, { agentId }: AgentActor) =>
    updateAgent(db, by, { agentId, role: "agent" })

  test.for([
    ["two who step down", stepDown, stepDown, false],
    ["two who leave", leave, leave, false],
    ["one who leaves and one who steps down", leave, stepDown, false],
    ["two who take each other's role", stepDown, stepDown, true],
    ["two who send each other away", leave, leave, true],
  ] as const)("stays, of %s at once", async ([, first, second, eachOther], { db, fdm }) => {
    const other = await fdm.another()
    for (let round = 0; round < 5; round++) {
      const [ana, ben] = (await onlyAdmins(db, 2)) as [AgentActor, AgentActor]
      const outcomes = await Promise.allSettled([
        first(db, ana, eachOther ? ben : ana),
        second(other, ben, eachOther ? ana : ben),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
      const refused = outcomes.find(({ status }) => status === "rejected")
      expect(refused).toMatchObject({ reason: eachOther ? { code: "forbidden" } : last })
      const active = (await listAgents(db, ana)).filter(({ role, isActive }) => role === "admin" && isActive)
      expect(active).toHaveLength(1)
    }
  })
})
