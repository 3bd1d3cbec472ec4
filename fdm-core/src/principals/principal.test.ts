import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Db } from "../db/handle.js"
import { users } from "../db/schema-authn.js"
import { newId } from "../ids.js"
import { getPrincipal, listPrincipals, type Principal, principalOf } from "./principal.js"

async function aPrincipal(db: Db, name = "Anna O'Brien"): Promise<Principal> {
  const id = newId("user")
  const principal = {
    id,
    name,
    email: `${id}@example.org`,
    emailVerified: true,
    locale: "en",
    timeZone: "Europe/Lisbon",
  }
  await db.insert(users).values(principal as Principal)
  return principal as Principal
}

test("a principal is what others may know of a user", async ({ db }) => {
  const anna = await aPrincipal(db)

  expect(await getPrincipal(db, anna.id)).toEqual(anna)
  expect(principalOf({ ...anna, role: "admin", image: null } as Principal)).toEqual(anna)
})

test.for([[""], ["nonsense"], [newId("farm")], [newId("user")]])("%s is nobody", async ([id = ""], { db }) => {
  await expect(getPrincipal(db, id)).rejects.toMatchObject({ code: "not_found" })
  expect(await listPrincipals(db, [id])).toEqual([])
})

test("an empty user id lets nobody through as somebody", () => {
  const nobody = { id: "", name: "", email: "", emailVerified: true, locale: "nl", timeZone: "Europe/Amsterdam" }

  expect(() => principalOf(nobody)).toThrow(expect.objectContaining({ code: "unauthenticated" }))
})

test("many principals take one statement, and none takes none", async ({ db, fdm }) => {
  const both = [await aPrincipal(db, "Anna"), await aPrincipal(db, "Bas")]
  const ids = both.map(({ id }) => id)

  expect(new Set(await listPrincipals(db, [...ids, newId("user"), ""]))).toEqual(new Set(both))
  expect(await fdm.statements(() => listPrincipals(db, ids))).toHaveLength(1)
  expect(await fdm.statements(() => listPrincipals(db, ["", "nonsense"]))).toEqual([])
})
