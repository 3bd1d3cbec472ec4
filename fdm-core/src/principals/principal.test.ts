import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Db } from "../db/handle.js"
import { users } from "../db/schema-authn.js"
import { newId } from "../ids.js"
import {
  findPrincipal,
  getPrincipal,
  listHelpdeskPrincipals,
  listPrincipals,
  type Principal,
  principalOf,
  setHelpdeskRole,
} from "./principal.js"

async function aPrincipal(db: Db, name = "Anna O'Brien"): Promise<Principal> {
  const id = newId("user")
  const principal = {
    id,
    name,
    email: `${id}@example.org`,
    emailVerified: true,
    locale: "en",
    timeZone: "Europe/Lisbon",
    roles: ["user"],
  }
  await db.insert(users).values(principal as Principal)
  return principal as Principal
}

test("a principal is what others may know of a user", async ({ db }) => {
  const anna = await aPrincipal(db)

  expect(await getPrincipal(db, anna.id)).toEqual(anna)
  expect(principalOf({ ...anna, role: "user", image: null } as Principal)).toEqual(anna)
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

test.for([
  ["user", ["user"]],
  ["user,helpdeskAgent", ["user", "helpdeskAgent"]],
  ["helpdeskAdmin,admin", ["admin", "helpdeskAdmin"]],
  ["emperor, admin", []],
  ["", []],
  [null, []],
] as const)("the roles of %j are %j", ([role, roles]) => {
  const user = { id: newId("user"), name: "A", email: "a@b.nl", emailVerified: true, locale: "nl", timeZone: "x" }
  expect(principalOf({ ...user, role }).roles).toEqual(roles)
})

test("a principal is found by address, however it is written, and nobody is by another's", async ({ db }) => {
  const anna = await aPrincipal(db)
  expect(await findPrincipal(db, { email: ` ${anna.email.toUpperCase()} ` })).toEqual(anna)
  expect(await findPrincipal(db, { email: "nobody@example.org" })).toBeUndefined()
  expect(await findPrincipal(db, { email: "" })).toBeUndefined()
})

test("a role of the helpdesk comes and goes, and other roles stay", async ({ db }) => {
  const anna = await aPrincipal(db)
  const roles = async () => (await getPrincipal(db, anna.id)).roles
  await setHelpdeskRole(db, anna.id, "helpdeskAgent")
  expect(await roles()).toEqual(["user", "helpdeskAgent"])
  await setHelpdeskRole(db, anna.id, "helpdeskAdmin")
  expect(await roles()).toEqual(["user", "helpdeskAdmin"])
  expect((await listHelpdeskPrincipals(db)).map(({ id }) => id)).toEqual([anna.id])
  await setHelpdeskRole(db, anna.id, null)
  expect(await roles()).toEqual(["user"])
  expect(await listHelpdeskPrincipals(db)).toEqual([])
})

test.for([[""], [newId("user")]])("nobody gets a role by the id %j", async ([id = ""], { db }) => {
  await expect(setHelpdeskRole(db, id, "helpdeskAgent")).rejects.toMatchObject({ code: "not_found" })
})
