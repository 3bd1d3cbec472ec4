import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { newId } from "../ids.js"
import { addFarm, listFarms } from "./farm.js"
import { addFarmMember } from "./farm-member.js"

test("an owner lets others into a farm, each in a role", async ({ db }) => {
  const [owner, partner, advisor] = [newId("user"), newId("user"), newId("user")]
  const { id: farmId, name } = await addFarm(db, owner, { name: "De Akkers" })

  await addFarmMember(db, owner, { farmId, memberId: partner, role: "owner" })
  await addFarmMember(db, partner, { farmId, memberId: advisor, role: "advisor" })

  expect(await listFarms(db, partner)).toEqual([{ id: farmId, name, role: "owner" }])
  expect(await listFarms(db, advisor)).toEqual([{ id: farmId, name, role: "advisor" }])
})

test("who belongs to a farm already stays what they are, the last owner too", async ({ db }) => {
  const owner = newId("user")
  const farm = await addFarm(db, owner, { name: "De Akkers" })

  await addFarmMember(db, owner, { farmId: farm.id, memberId: owner, role: "advisor" })

  expect(await listFarms(db, owner)).toEqual([farm])
})

test("advisors let nobody in, and to strangers the farm isn't there", async ({ db }) => {
  const [owner, advisor] = [newId("user"), newId("user")]
  const { id: farmId } = await addFarm(db, owner, { name: "De Akkers" })
  await addFarmMember(db, owner, { farmId, memberId: advisor, role: "advisor" })
  const invite = { farmId, memberId: newId("user"), role: "owner" } as const

  await expect(addFarmMember(db, advisor, invite)).rejects.toMatchObject({ code: "forbidden" })
  await expect(addFarmMember(db, newId("user"), invite)).rejects.toMatchObject({ code: "not_found" })
  await expect(addFarmMember(db, "", invite)).rejects.toMatchObject({ code: "not_found" })
  expect(await listFarms(db, invite.memberId)).toEqual([])
})

test.for([{ memberId: "" }, { role: "boss" as never }])("%j is nobody to let in", async (wrong, { db }) => {
  const owner = newId("user")
  const { id: farmId } = await addFarm(db, owner, { name: "De Akkers" })
  const invite = { farmId, memberId: newId("user"), role: "advisor" as const, ...wrong }

  await expect(addFarmMember(db, owner, invite)).rejects.toMatchObject({ code: "invalid_input" })
})
