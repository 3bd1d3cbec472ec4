import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { nobody } from "../access/index.js"
import { agentRoles, tags } from "../db/schema-helpdesk.js"
import { newId } from "../kernel/index.js"
import { anAgent, aRequester, noon } from "../testing/index.js"
import { createTag, deleteTag, listTags, updateTag } from "./index.js"

describe("tags", () => {
  test("are made, changed, listed by name and deleted", async ({ db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const soil = await createTag(db, lead, { name: " bodem \n analyse ", color: "#A16207" }, noon)
    const map = await createTag(db, lead, { name: "Kaart" })
    expect(soil).toEqual({ id: soil.id, name: "bodem analyse", color: "#a16207", createdAt: noon })
    expect(map.color).toBe("#6b7280")

    const renamed = await updateTag(db, lead, { tagId: soil.id, name: "Bodem" })
    expect(renamed).toEqual({ ...soil, name: "Bodem" })
    expect(await updateTag(db, lead, { tagId: soil.id, color: "#000000" })).toEqual({ ...renamed, color: "#000000" })
    expect(await updateTag(db, lead, { tagId: soil.id })).toEqual({ ...renamed, color: "#000000" })

    expect((await listTags(db, lead)).map(({ name }) => name)).toEqual(["Bodem", "Kaart"])
    await deleteTag(db, lead, { tagId: map.id })
    expect((await listTags(db, lead)).map(({ name }) => name)).toEqual(["Bodem"])
  })

  test("have names that differ by more than case, also when two are made at once", async ({ db, fdm }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const other = await fdm.another()
    const outcomes = await Promise.allSettled([
      createTag(db, lead, { name: "Één woord" }),
      createTag(other, lead, { name: "éÉN WOORD" }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const conflict = { code: "conflict", details: { fields: ["name"] } }
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: conflict })

    const free = await createTag(db, lead, { name: "vrij" })
    await expect(updateTag(db, lead, { tagId: free.id, name: "ÉÉN woord" })).rejects.toMatchObject(conflict)
    expect(await updateTag(db, lead, { tagId: free.id, name: "VRIJ" })).toMatchObject({ name: "VRIJ" })
  })

  test("whose name is taken do not end the transaction of the host", async ({ db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const [one, two] = [await createTag(db, lead, { name: "een" }), await createTag(db, lead, { name: "twee" })]
    await db.transaction(async (tx) => {
      await expect(createTag(tx, lead, { name: "TWEE" })).rejects.toMatchObject({ code: "conflict" })
      await expect(updateTag(tx, lead, { tagId: one.id, name: "TWEE" })).rejects.toMatchObject({ code: "conflict" })
      await deleteTag(tx, lead, { tagId: two.id })
    })
    expect((await listTags(db, lead)).map(({ id }) => id)).not.toContain(two.id)
  })

  test.for([
    ["without a name", { name: " \n" }, "invalid_input"],
    ["with a name of fillers", { name: "\u200b\u2800" }, "invalid_input"],
    ["with a name longer than a label", { name: "x".repeat(51) }, "too_large"],
    ["with a colour by name", { name: "kleur", color: "red" }, "invalid_input"],
    ["with a colour of three digits", { name: "kleur", color: "#fff" }, "invalid_input"],
    ["with more than a colour", { name: "kleur", color: "#ffffff;}" }, "invalid_input"],
  ])("%s are refused", async ([, input, code], { db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const before = await db.$count(tags)
    await expect(createTag(db, lead, input as never)).rejects.toMatchObject({ code })
    expect(await db.$count(tags)).toBe(before)
  })

  test("that don't exist are not found, and ids of another kind are refused", async ({ db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    for (const run of [updateTag, deleteTag]) {
      await expect(run(db, lead, { tagId: newId("tag") })).rejects.toMatchObject({ code: "not_found" })
      await expect(run(db, lead, { tagId: newId("agent") as never })).rejects.toMatchObject({ code: "invalid_input" })
    }
  })

  test.for(agentRoles)("are listed by every agent and managed by those who lead: %s", async (role, { db }) => {
    const [agent, lead] = [await anAgent(db, { role }), await anAgent(db, { role: "team_lead" })]
    const { id: tagId } = await createTag(db, lead, { name: `van ${role}` })
    const outcomes = [
      () => updateTag(db, agent, { tagId, color: "#123456" }),
      () => createTag(db, agent, { name: `nieuw van ${role}` }),
      () => deleteTag(db, agent, { tagId }),
    ].map((run) => () => run().then(...([() => "ok", (error: { code: string }) => error.code] as const)))
    const expected = role === "agent" ? "forbidden" : "ok"
    for (const run of outcomes) expect(await run()).toBe(expected)
    await expect(listTags(db, agent)).resolves.toBeInstanceOf(Array)
  })

  test("are no requester's business", async ({ db }) => {
    const requester = await aRequester(db)
    await expect(listTags(db, requester)).rejects.toMatchObject({ code: "forbidden" })
    await expect(createTag(db, requester, { name: "mijn" })).rejects.toMatchObject({ code: "forbidden" })
    await expect(listTags(db, nobody)).rejects.toMatchObject({ code: "unauthenticated" })
    await expect(createTag(db, { type: "system", name: "host" }, { name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    })
  })
})
