import { asc, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test as base } from "../../../testing/database.js"
import { auditEvents, savedViews } from "../db/schema-helpdesk.js"
import { createTag, createTeam, deactivateAgent, deleteTag, updateTeam } from "../desk/index.js"
import { type Db, newId } from "../kernel/index.js"
import { getInbox } from "../list/index.js"
import { anAgent, aTicket, noon } from "../testing/index.js"
import { aViewDesk, codeOf, inRail } from "../testing/view-desk.js"
import type { Condition } from "../ticket/fields/condition.js"
import { createSavedView, deleteSavedView, listSavedViews, updateSavedView } from "./saved-view.js"

const test = base.extend("desk", { scope: "file" }, ({ db }) => aViewDesk(db))

async function deskEvents(db: Db, since = 0) {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, "desk"))
    .orderBy(asc(auditEvents.seq))
  return rows.slice(since).map(({ type, changes }) => [type, changes])
}

const deep = (many: number): Condition => (many === 0 ? { field: "unread", isUnread: true } : { not: deep(many - 1) })

describe("a saved view", () => {
  test("is kept as it was asked for: filters, order, text, columns, and times as moments", async ({ db, desk }) => {
    const query = {
      view: "all",
      filters: { priority: ["urgent", "high"], assignee: ["me"], createdFrom: noon, unread: true },
      sort: "oldest",
      text: " mest \u0000",
    } as const
    const given = { name: " Mijn \n dag ", icon: "star", query, columns: ["ref", "subject"] } as const
    const view = await createSavedView(db, desk.owner, structuredClone(given) as never, noon)
    expect(view).toEqual({
      id: view.id,
      ...{ name: "Mijn dag", icon: "star", sharing: "private", teamId: null, teamName: null },
      ...{ isOwn: true, ownerName: "Ot", mayChange: true, lost: [], columns: ["ref", "subject"] },
      query: { ...query, text: "mest \uFFFD" },
    })
    expect(await inRail(db, desk.owner, view.id)).toEqual(view)
    const [row] = await db.select().from(savedViews).where(eq(savedViews.id, view.id))
    expect(row?.query).toMatchObject({
      condition: { version: 1, where: { all: expect.arrayContaining([{ field: "assignee", in: ["me"] }]) } },
    })
    const renamed = await updateSavedView(db, desk.owner, { savedViewId: view.id, name: "Dag" })
    expect(renamed).toEqual({ ...view, name: "Dag" })
    await deleteSavedView(db, desk.owner, { savedViewId: view.id })
    expect(await inRail(db, desk.owner, view.id)).toBeUndefined()
  })

  test("is listed in one statement, one's own first and then by name", async ({ db, desk, fdm }) => {
    const { lead } = desk
    for (const name of ["zeis", "Ploeg"]) await createSavedView(db, lead, { name })
    const { id } = await createSavedView(db, desk.admin, { name: "aarde", sharing: "all" })
    let names: string[] = []
    const statements = await fdm.statements(async () => {
      names = (await listSavedViews(db, lead)).map(({ name }) => name)
    })
    expect(statements).toHaveLength(1)
    expect(names.slice(0, 2)).toEqual(["Ploeg", "zeis"])
    expect(names.indexOf("aarde")).toBeGreaterThan(1)
    await deleteSavedView(db, desk.admin, { savedViewId: id })
  })

  const off: [string, object, string][] = [
    ["without a name", { name: " \u200b " }, "invalid_input"],
    ["with a name over 60 characters", { name: "x".repeat(61) }, "too_large"],
    ["with an icon that nobody has", { icon: "skull" }, "invalid_input"],
    ["without the subject", { columns: ["ref"] }, "invalid_input"],
    ["with no columns", { columns: [] }, "invalid_input"],
    ["with a column twice", { columns: ["subject", "ref", "ref"] }, "invalid_input"],
    ["with a column that nobody has", { columns: ["subject", "weight"] }, "invalid_input"],
    ["with a filter that no list takes", { query: { filters: { colour: "red" } } }, "invalid_input"],
    ["with a page of a list", { query: { cursor: "abc" } }, "invalid_input"],
    ["with an order that no list has", { query: { sort: "weight" } }, "invalid_input"],
    ["for a team that isn't named", { sharing: "team" }, "invalid_input"],
    ["for a team that isn't there", { sharing: "team", teamId: newId("team") }, "invalid_input"],
  ]
  test.for(off)("%s is refused", async ([, given, code], { db, desk }) => {
    const before = await db.$count(savedViews)
    const input = { name: "x", ...given } as never
    await expect(createSavedView(db, desk.admin, input)).rejects.toMatchObject({ code })
    const { id: savedViewId } = await createSavedView(db, desk.admin, { name: "goed" })
    await expect(updateSavedView(db, desk.admin, { savedViewId, ...given } as never)).rejects.toMatchObject({ code })
    await deleteSavedView(db, desk.admin, { savedViewId })
    expect(await db.$count(savedViews)).toBe(before)
  })

  test("with a team but for another sharing is refused", async ({ db, desk }) => {
    const { owner, teamId } = desk
    const input = { name: "x", sharing: "private", teamId } as const
    await expect(createSavedView(db, owner, input)).rejects.toMatchObject({ code: "invalid_input" })
  })

  test("is one of a hundred at most, also when the last two are made at once", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const row = { icon: "list", ownerId: agent.agentId, sharing: "private", query: {}, columns: ["subject"] } as const
    const rows = Array.from({ length: 99 }, () => ({
      ...{ ...row, columns: [...row.columns] },
      ...{ id: newId("savedView"), name: "x", createdAt: noon, updatedAt: noon },
    }))
    await db.insert(savedViews).values(rows)
    const other = await fdm.another()
    const outcomes = await Promise.all([
      codeOf(createSavedView(db, agent, { name: "een" })),
      codeOf(createSavedView(other, agent, { name: "twee" })),
    ])
    expect(outcomes.sort()).toEqual(["conflict", "ok"])
    const reason = { code: "conflict", details: { reason: "too_many" } }
    await expect(createSavedView(db, agent, { name: "drie" })).rejects.toMatchObject(reason)
  })
})

describe("a shared view", () => {
  test("is for who is in the team now; out of it goes out of the rail, and the owner keeps it", async ({
    db,
    desk,
  }) => {
    const { manager, member, outsider, owner } = desk
    const { id: teamId } = await createTeam(db, manager, { name: "Nu", memberIds: [owner.agentId, member.agentId] })
    const { id } = await createSavedView(db, owner, { name: "nu", sharing: "team", teamId })
    expect(await inRail(db, member, id)).toMatchObject({ teamName: "Nu", isOwn: false, mayChange: false })
    await updateTeam(db, manager, { teamId, memberIds: [outsider.agentId] })
    expect(await inRail(db, member, id)).toBeUndefined()
    expect(await inRail(db, outsider, id)).toMatchObject({ ownerName: "Ot" })
    expect(await inRail(db, owner, id)).toMatchObject({ mayChange: true })
    expect(await updateSavedView(db, owner, { savedViewId: id, name: "straks" })).toMatchObject({ teamId })
  })

  test("outlives the time of its owner at the desk; private ones are nobody's", async ({ db, desk }) => {
    const { admin, manager, outsider } = desk
    const gone = await anAgent(db, { role: "team_lead" })
    const { id: shared } = await createSavedView(db, gone, { name: "blijft", sharing: "all" })
    const { id: own } = await createSavedView(db, gone, { name: "weg" })
    await deactivateAgent(db, admin, { agentId: gone.agentId })
    expect(await inRail(db, outsider, shared)).toMatchObject({ name: "blijft" })
    expect((await listSavedViews(db, manager, { scope: "shared" })).map(({ id }) => id)).toContain(shared)
    for (const actor of [manager, admin]) {
      expect((await listSavedViews(db, actor, { scope: "shared" })).map(({ id }) => id)).not.toContain(own)
      expect(await codeOf(deleteSavedView(db, actor, { savedViewId: own }))).toBe("not_found")
    }
    await updateSavedView(db, manager, { savedViewId: shared, name: "van ons" })
    expect(await updateSavedView(db, manager, { savedViewId: shared, sharing: "private" })).toMatchObject({
      isOwn: true,
    })
    expect(await inRail(db, outsider, shared)).toBeUndefined()
  })

  test("that a manager makes private is its owner's alone while they are there", async ({ db, desk }) => {
    const { id: savedViewId } = await createSavedView(db, desk.lead, { name: "terug", sharing: "all" })
    await updateSavedView(db, desk.manager, { savedViewId, sharing: "private" })
    expect(await inRail(db, desk.lead, savedViewId)).toMatchObject({ isOwn: true, sharing: "private" })
    expect(await inRail(db, desk.manager, savedViewId)).toBeUndefined()
  })

  test("is changed by two at once, field by field, and nothing is lost", async ({ db, desk, fdm }) => {
    const { id: savedViewId } = await createSavedView(db, desk.lead, { name: "samen", sharing: "all" })
    const other = await fdm.another()
    await Promise.all([
      updateSavedView(db, desk.lead, { savedViewId, name: "samen wijzigen" }),
      updateSavedView(other, desk.manager, { savedViewId, query: { filters: { priority: ["urgent"] } } }),
    ])
    const query = { view: "open", filters: { priority: ["urgent"] } }
    expect(await inRail(db, desk.owner, savedViewId)).toMatchObject({ name: "samen wijzigen", query })
    const outcomes = await Promise.all([
      codeOf(deleteSavedView(db, desk.lead, { savedViewId })),
      codeOf(deleteSavedView(other, desk.manager, { savedViewId })),
    ])
    expect(outcomes.sort()).toEqual(["not_found", "ok"])
  })

  test("is in the audit of the desk from when it is shared until it is no longer, without what it says", async ({
    db,
    desk,
  }) => {
    const { manager, teamId } = desk
    const since = (await deskEvents(db)).length
    const { id: savedViewId } = await createSavedView(db, manager, { name: "over mevrouw Bos" })
    await updateSavedView(db, manager, { savedViewId, icon: "flag" })
    expect(await deskEvents(db, since)).toEqual([])
    await updateSavedView(db, manager, { savedViewId, sharing: "team", teamId })
    await updateSavedView(db, manager, { savedViewId, query: { text: "Bos" }, icon: "flag" })
    await updateSavedView(db, manager, { savedViewId, sharing: "all" })
    await updateSavedView(db, manager, { savedViewId, sharing: "private" })
    await deleteSavedView(db, manager, { savedViewId })
    const all = await createSavedView(db, manager, { name: "x", sharing: "all" })
    await deleteSavedView(db, manager, { savedViewId: all.id })
    expect(await deskEvents(db, since)).toEqual([
      ["saved_view.shared", { savedViewId, sharing: "team", teamId }],
      ["saved_view.changed", { savedViewId, fields: ["query"], sharing: "team", teamId }],
      ["saved_view.changed", { savedViewId, fields: ["sharing", "teamId"], sharing: "all" }],
      ["saved_view.unshared", { savedViewId }],
      ["saved_view.created", { savedViewId: all.id, sharing: "all" }],
      ["saved_view.deleted", { savedViewId: all.id }],
    ])
    expect(JSON.stringify(await db.select().from(auditEvents))).not.toContain("Bos")
  })
})

describe("what a view asks for", () => {
  test("still makes a list when its tag or its agent is gone: it finds nothing of them, and never more", async ({
    db,
    desk,
  }) => {
    await aTicket(db)
    const { id: tagId } = await createTag(db, desk.lead, { name: "voorbij" })
    const gone = await anAgent(db)
    const filters = { tags: { any: [tagId] }, assignee: [gone.agentId] }
    const { id } = await createSavedView(db, desk.owner, { name: "voorbij", query: { view: "all", filters } })
    await deleteTag(db, desk.lead, { tagId })
    await deactivateAgent(db, desk.admin, { agentId: gone.agentId })
    const view = await inRail(db, desk.owner, id)
    expect(view).toMatchObject({ lost: [], query: { filters } })
    const { text: _, ...query } = view?.query ?? { view: "all" as const, filters: {} }
    expect((await getInbox(db, desk.owner, query)).rows).toEqual([])
  })

  test("keeps what filters can't say beside what they can", async ({ db, desk }) => {
    const not = { not: { field: "channel" as const, in: ["phone"] } }
    const where = { all: [{ field: "priority" as const, in: ["urgent"] }, not] }
    const view = await createSavedView(db, desk.owner, { name: "boom", sharing: "private", query: { where } })
    expect(view.query).toEqual({ view: "open", filters: { priority: ["urgent"] }, where: { all: [not] } })
    expect((await inRail(db, desk.owner, view.id))?.query).toEqual(view.query)
    await expect(createSavedView(db, desk.owner, { name: "diep", query: { where: deep(9) } })).rejects.toMatchObject({
      code: "invalid_input",
    })
  })

  test("is read with patience when it was kept by another version", async ({ db, desk }) => {
    const { id } = await createSavedView(db, desk.owner, { name: "oud" })
    const kept = {
      view: "sleeping",
      sort: "weight",
      condition: {
        version: 1,
        where: {
          all: [
            { field: "priority", in: ["urgent"] },
            { field: "colour", in: ["red"] },
            { any: [{ field: "channel", in: ["telex"] }] },
            { field: "createdAt", since: "2026-02-30x" },
            { field: "unread", isUnread: true },
          ],
        },
      },
    }
    await db
      .update(savedViews)
      .set({ query: kept, icon: "skull", columns: ["weight", "subject", "ref"] })
      .where(eq(savedViews.id, id))
    expect(await inRail(db, desk.owner, id)).toMatchObject({
      icon: "list",
      columns: ["subject", "ref"],
      lost: ["colour", "condition", "createdAt", "view", "sort"],
      query: { view: "open", filters: { priority: ["urgent"], unread: true } },
    })
  })
})
