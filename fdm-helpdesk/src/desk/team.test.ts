import { asc, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { nobody } from "../access/index.js"
import { verifyAudit } from "../audit/index.js"
import { agentRoles, auditEvents, savedViews, teamMembers, teams } from "../db/schema-helpdesk.js"
import { type Db, newId } from "../kernel/index.js"
import { anAgent, aRequester, noon } from "../testing/index.js"
import { createSavedView, listSavedViews } from "../view/index.js"
import { createTeam, deactivateAgent, deleteTeam, listTeams, reactivateAgent, updateTeam } from "./index.js"

async function deskEvents(db: Db, since = 0) {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, "desk"))
    .orderBy(asc(auditEvents.seq))
  return rows.slice(since).map(({ type, changes }) => [type, changes])
}

const named = async (db: Db, actor: Parameters<typeof listTeams>[1], name: string) =>
  (await listTeams(db, actor)).find((team) => team.name === name)

describe("teams", () => {
  test("are made, changed, listed by name with who is in them, and deleted; the audit holds ids alone", async ({
    db,
  }) => {
    const manager = await anAgent(db, { role: "manager" })
    const [ana, bo] = [await anAgent(db, { name: "Ana" }), await anAgent(db, { name: "bo" })]
    const since = (await deskEvents(db)).length
    const team = await createTeam(
      db,
      manager,
      { name: " Mest \n en bodem ", memberIds: [bo.agentId, ana.agentId] },
      noon,
    )
    const members = [
      { id: ana.agentId, name: "Ana" },
      { id: bo.agentId, name: "bo" },
    ]
    expect(team).toEqual({ id: team.id, name: "Mest en bodem", members, sharedViews: 0 })
    expect(await updateTeam(db, manager, { teamId: team.id, memberIds: [bo.agentId] })).toMatchObject({
      name: "Mest en bodem",
      members: [members[1]],
    })
    expect(await updateTeam(db, manager, { teamId: team.id, name: "Bodem" })).toMatchObject({ members: [members[1]] })
    await updateTeam(db, manager, { teamId: team.id, name: "Bodem", memberIds: [bo.agentId] })
    expect(await named(db, ana, "Bodem")).toMatchObject({ id: team.id })
    await deleteTeam(db, manager, { teamId: team.id })
    expect(await named(db, ana, "Bodem")).toBeUndefined()
    const teamId = team.id
    expect(await deskEvents(db, since)).toEqual([
      ["team.created", { teamId, added: [ana.agentId, bo.agentId].sort() }],
      ["team.changed", { teamId, fields: [], added: [], removed: [ana.agentId] }],
      ["team.changed", { teamId, fields: ["name"], added: [], removed: [] }],
      ["team.deleted", { teamId, views: 0 }],
    ])
    expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true })
  })

  test("have names that differ by more than case, also when two are made at once", async ({ db, fdm }) => {
    const manager = await anAgent(db, { role: "manager" })
    const other = await fdm.another()
    const outcomes = await Promise.allSettled([
      createTeam(db, manager, { name: "Één team" }),
      createTeam(other, manager, { name: "éÉN TEAM" }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const conflict = { code: "conflict", details: { fields: ["name"] } }
    const { id: teamId } = await createTeam(db, manager, { name: "Vrij team" })
    await expect(updateTeam(db, manager, { teamId, name: "ÉÉN team" })).rejects.toMatchObject(conflict)
    expect(await updateTeam(db, manager, { teamId, name: "VRIJ TEAM" })).toMatchObject({ name: "VRIJ TEAM" })
  })

  test("are of agents at the desk; who leaves goes unseen, and comes back where they were", async ({ db }) => {
    const admin = await anAgent(db, { role: "admin" })
    const { agentId } = await anAgent(db)
    const { id: teamId } = await createTeam(db, admin, { name: "Blijvers", memberIds: [agentId] })
    await deactivateAgent(db, admin, { agentId })
    expect((await named(db, admin, "Blijvers"))?.members).toEqual([])
    const refused = { code: "invalid_input", details: { fields: ["memberIds"] } }
    await expect(updateTeam(db, admin, { teamId, memberIds: [agentId] })).rejects.toMatchObject(refused)
    await expect(createTeam(db, admin, { name: "Nee", memberIds: [newId("agent")] })).rejects.toMatchObject(refused)
    await updateTeam(db, admin, { teamId, memberIds: [admin.agentId] })
    await reactivateAgent(db, admin, { agentId })
    expect((await named(db, admin, "Blijvers"))?.members.map(({ id }) => id).sort()).toEqual(
      [admin.agentId, agentId].sort(),
    )
  })

  test("that are deleted leave their views to the owners alone", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    const [owner, member] = [await anAgent(db), await anAgent(db)]
    const memberIds = [owner.agentId, member.agentId]
    const { id: teamId } = await createTeam(db, manager, { name: "Even", memberIds })
    await createSavedView(db, owner, { name: "Van het team", sharing: "team", teamId })
    expect((await named(db, owner, "Even"))?.sharedViews).toBe(1)
    expect((await listSavedViews(db, member)).map(({ name }) => name)).toContain("Van het team")
    expect(await deleteTeam(db, manager, { teamId })).toEqual({ views: 1 })
    expect((await listSavedViews(db, owner))[0]).toMatchObject({
      name: "Van het team",
      sharing: "private",
      teamId: null,
    })
    for (const other of [member, manager])
      expect((await listSavedViews(db, other)).map(({ name }) => name)).not.toContain("Van het team")
    expect(await db.$count(teamMembers, eq(teamMembers.teamId, teamId))).toBe(0)
  })

  test("that are deleted while somebody shares with them widen nothing", async ({ db, fdm }) => {
    const manager = await anAgent(db, { role: "manager" })
    const owner = await anAgent(db)
    const other = await fdm.another()
    for (let round = 0; round < 5; round++) {
      const { id: teamId } = await createTeam(db, manager, { name: `Ronde ${round}`, memberIds: [owner.agentId] })
      const [shared] = await Promise.allSettled([
        createSavedView(other, owner, { name: `ronde ${round}`, sharing: "team", teamId }),
        deleteTeam(db, manager, { teamId }),
      ])
      if (shared.status === "rejected") expect(shared.reason).toMatchObject({ code: "invalid_input" })
      const rows = await db
        .select()
        .from(savedViews)
        .where(eq(savedViews.name, `ronde ${round}`))
      for (const row of rows) expect(row).toMatchObject({ sharing: "private", teamId: null })
    }
  })

  test.for([
    ["without a name", { name: " \n" }, "invalid_input"],
    ["with a name of fillers", { name: "\u200b\u2800" }, "invalid_input"],
    ["with a name longer than a label", { name: "x".repeat(61) }, "too_large"],
    ["with a member that is no agent", { name: "x", memberIds: [newId("tag")] }, "invalid_input"],
  ])("%s are refused", async ([, input, code], { db }) => {
    const manager = await anAgent(db, { role: "manager" })
    const before = await db.$count(teams)
    await expect(createTeam(db, manager, input as never)).rejects.toMatchObject({ code })
    expect(await db.$count(teams)).toBe(before)
  })

  test.for(agentRoles)("are listed by every agent and managed from manager up: %s", async (role, { db }) => {
    const [agent, admin] = [await anAgent(db, { role }), await anAgent(db, { role: "admin" })]
    const { id: teamId } = await createTeam(db, admin, { name: `van ${role}` })
    const outcomes = [
      () => updateTeam(db, agent, { teamId, memberIds: [agent.agentId] }),
      () => createTeam(db, agent, { name: `nieuw van ${role}` }),
      () => deleteTeam(db, agent, { teamId }),
    ].map((run) => () => run().then(...([() => "ok", (error: { code: string }) => error.code] as const)))
    const expected = ["manager", "admin"].includes(role) ? "ok" : "forbidden"
    for (const run of outcomes) expect(await run()).toBe(expected)
    await expect(listTeams(db, agent)).resolves.toBeInstanceOf(Array)
  })

  test("that don't exist are not found, and are no requester's business", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    for (const run of [updateTeam, deleteTeam])
      await expect(run(db, manager, { teamId: newId("team") })).rejects.toMatchObject({ code: "not_found" })
    await expect(listTeams(db, await aRequester(db))).rejects.toMatchObject({ code: "forbidden" })
    await expect(listTeams(db, nobody)).rejects.toMatchObject({ code: "unauthenticated" })
  })
})
