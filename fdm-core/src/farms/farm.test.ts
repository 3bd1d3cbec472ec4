import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { farmMembers } from "../db/schema-farms.js"
import { newId } from "../ids.js"
import { addFarm, getFarm, listFarms } from "./farm.js"

test("whoever adds a farm owns it, under the name as written", async ({ db }) => {
  const owner = newId("user")
  const farm = await addFarm(db, owner, { name: 'Hoeve \'t Zand "Oost"' })

  expect(farm).toMatchObject({ name: 'Hoeve \'t Zand "Oost"', role: "owner" })
  expect(await getFarm(db, owner, { farmId: farm.id })).toEqual(farm)
  expect(await listFarms(db, owner)).toEqual([farm])
})

test("members see the same farm, each in their own role, sorted by name", async ({ db }) => {
  const advisor = newId("user")
  const second = await addFarm(db, newId("user"), { name: "Zonnehoeve" })
  const first = await addFarm(db, newId("user"), { name: "Akkerrust" })
  for (const { id } of [second, first])
    await db.insert(farmMembers).values({ farmId: id, principalId: advisor, role: "advisor" })

  expect(await listFarms(db, advisor)).toEqual([
    { ...first, role: "advisor" },
    { ...second, role: "advisor" },
  ])
})

test("a farm of others is not found, just like one that isn't there", async ({ db }) => {
  const { id } = await addFarm(db, newId("user"), { name: "De Akkers" })

  for (const farmId of [id, newId("farm"), "", "nonsense"])
    await expect(getFarm(db, newId("user"), { farmId })).rejects.toMatchObject({
      code: "not_found",
      message: "no such farm",
    })
})

test("nobody has no farms and adds none", async ({ db }) => {
  const { id } = await addFarm(db, newId("user"), { name: "De Akkers" })

  expect(await listFarms(db, "")).toEqual([])
  await expect(getFarm(db, "", { farmId: id })).rejects.toMatchObject({ code: "not_found" })
  await expect(addFarm(db, "", { name: "Niemands" })).rejects.toMatchObject({ code: "unauthenticated" })
})

test.for([[""], ["   "], ["a".repeat(201)], ["De\u0000Akkers"], ["De\nAkkers"], ["\u200b\u2800"], ["\ud800"]])(
  "%j is no name of a farm",
  async ([name = ""], { db }) => {
    const owner = newId("user")

    await expect(addFarm(db, owner, { name })).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: ["name"] },
    })
    expect(await listFarms(db, owner)).toEqual([])
  },
)

test("a farm that is added in a transaction that fails was never there", async ({ db }) => {
  const owner = newId("user")
  const failing = db.transaction(async (tx) => {
    await addFarm(tx, owner, { name: "De Akkers" })
    throw new Error("changed my mind")
  })

  await expect(failing).rejects.toThrow("changed my mind")
  expect(await listFarms(db, owner)).toEqual([])
})

test("reading farms takes one statement", async ({ db, fdm }) => {
  const owner = newId("user")
  const { id } = await addFarm(db, owner, { name: "De Akkers" })

  expect(await fdm.statements(() => listFarms(db, owner))).toHaveLength(1)
  expect(await fdm.statements(() => getFarm(db, owner, { farmId: id }))).toHaveLength(1)
})
