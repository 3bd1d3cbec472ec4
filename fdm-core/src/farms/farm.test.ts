import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Db } from "../db/handle.js"
import { farmMembers, farms } from "../db/schema-farms.js"
import { newId } from "../ids.js"
import { addFarm, getFarm, listFarms, maxOwnFarms } from "./farm.js"

test("whoever adds a farm owns it, under the name as written, with single blanks", async ({ db }) => {
  const owner = newId("user")
  const farm = await addFarm(db, owner, { name: ' Hoeve\u00a0 \'t Zand "Oost"' })

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

/** Who owns all but so many of the farms that one may, and advises many more. */
async function anOwner(db: Db, { room }: { room: number }) {
  const owner = newId("user")
  const createdAt = new Date()
  const many = (count: number) =>
    Array.from({ length: count }, () => ({ id: newId("farm"), name: "Een van veel", createdAt }))
  const [own, others] = [many(maxOwnFarms - room), many(maxOwnFarms)]
  await db.insert(farms).values([...own, ...others])
  await db
    .insert(farmMembers)
    .values([
      ...own.map(({ id }) => ({ farmId: id, principalId: owner, role: "owner" as const })),
      ...others.map(({ id }) => ({ farmId: id, principalId: owner, role: "advisor" as const })),
    ])
  return owner
}

test("somebody owns a hundred farms at most, whatever others they advise", async ({ db }) => {
  const owner = await anOwner(db, { room: 1 })
  await addFarm(db, owner, { name: "De honderdste" })
  const before = await db.$count(farms)

  await expect(addFarm(db, owner, { name: "Een te veel" })).rejects.toMatchObject({
    code: "conflict",
    details: { reason: "too_many" },
  })
  expect(await db.$count(farms)).toBe(before)
  await addFarm(db, newId("user"), { name: "Van een ander" })
})

test("of farms that are added at the same moment over two connections no more than fit come into being", async ({
  db,
  fdm,
}) => {
  const owner = await anOwner(db, { room: 2 })
  const other = await fdm.another()
  const added = await Promise.allSettled(
    [db, other, db, other, db, other].map((each, at) => addFarm(each, owner, { name: `Hoeve ${at}` })),
  )

  expect(added.filter(({ status }) => status === "fulfilled")).toHaveLength(2)
})

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
