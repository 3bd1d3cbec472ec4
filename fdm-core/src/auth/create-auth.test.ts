import { inspect } from "node:util"
import { eq } from "drizzle-orm"
import { expect, vi } from "vitest"
import { test as base } from "../../../testing/database.js"
import { users } from "../db/schema-authn.js"
import { isId, newId } from "../ids.js"
import { authHost, password } from "../testing/auth-host.js"
import { createAuth, principalOf } from "./index.js"

const signInLimit = { max: 4, windowSeconds: 60 }

const test = base.extend("host", { scope: "file" }, ({ db }) => authHost(db, { signInLimit }))

test("signing up makes a principal in Dutch on Amsterdam time, whose address is verified", async ({ host }) => {
  const anna = await host.signUp({ name: 'Anna "Anneke" d\'Or' })

  expect(isId("user", anna.user.id)).toBe(true)
  const session = await host.session(anna)
  expect(session && principalOf(session.user)).toEqual({
    id: anna.user.id,
    name: 'Anna "Anneke" d\'Or',
    email: anna.email,
    emailVerified: true,
    locale: "nl",
    timeZone: "Europe/Amsterdam",
    roles: ["user"],
  })
})

test("language and time zone are taken when they exist", async ({ host }) => {
  const { user } = await host.signUp({ locale: "en", timeZone: "Europe/Lisbon" })

  expect(user).toMatchObject({ locale: "en", timeZone: "Europe/Lisbon" })
})

test.for<[Record<string, unknown>]>([
  [{ locale: "de" }],
  [{ timeZone: "Europe/Nowhere" }],
  [{ timeZone: "+01:00" }],
  [{ name: " " }],
  [{ name: "Anna\nBcc: everybody" }],
  [{ name: "\u200b\u2800" }],
  [{ name: "Anna\ud800" }],
  [{ name: 7 }],
  [{ email: "no address" }],
  [{ email: `${"a".repeat(250)}@b.nl` }],
  [{ image: "https://example.org/anna.png\u0000" }],
  [{ image: "javascript:alert(1)" }],
  [{ image: `https://example.org/${"a".repeat(2000)}` }],
  [{ password: "short" }],
  [{ password: "long".repeat(40) }],
  [{ role: "admin" }],
])("nobody signs up with %j, and no mail leaves", async ([off], { host }) => {
  const person = { name: "Anna de Boer", email: host.address(), password, ...off }
  const answer = await host.browser().post("/api/auth/sign-up/email", person)

  expect(answer.status).toBe(400)
})

test("nobody signs up with another id", async ({ host }) => {
  const { user } = await host.signUp({ id: newId("user", new Date(0)) })

  expect(user.id).not.toBe(newId("user", new Date(0)))
})

test("a name has single blanks, whichever it was written with, at the beginning and later", async ({ host }) => {
  const anna = await host.signUp({ name: " Anna\u00a0 de\u2009Boer" })
  expect(anna.user.name).toBe("Anna de Boer")
  await anna.post("/api/auth/update-user", { name: "Ana\u3000\u202fKramer" })
  expect((await host.session(anna))?.user.name).toBe("Ana Kramer")
})

test("the longest name fits the cookie that it waits in", async ({ host }) => {
  const { user } = await host.signUp({ name: "\u6f22".repeat(200) })

  expect(user.name).toHaveLength(200)
})

test("the right password signs in, a wrong one and an unknown address get the same answer", async ({ host }) => {
  const anna = await host.signUp()
  const own = host.browser()
  const signIn = (email: string, tried: string) => own.post("/api/auth/sign-in/email", { email, password: tried })

  const wrong = await signIn(anna.email, "wrong password")
  const unknown = await signIn(host.address(), password)
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(await wrong.json()).toEqual(await unknown.json())
  expect(await host.session(own)).toBeNull()

  expect((await signIn(anna.email, password)).status).toBe(200)
  expect((await host.session(own))?.user.email).toBe(anna.email)
})

test("signing out ends the session, also for who kept the cookie", async ({ host }) => {
  const anna = await host.signUp()
  const kept = { headers: () => headers }
  const headers = anna.headers()
  await anna.post("/api/auth/sign-out")

  expect(await host.session(anna)).toBeNull()
  expect(await host.session(kept)).toBeNull()
})

test("an admin gives roles that exist, others give none", async ({ host, db }) => {
  const [anna, bas] = [await host.signUp(), await host.signUp()]
  const promote = (by: typeof anna, role: string) => by.post("/api/auth/admin/set-role", { userId: bas.user.id, role })
  expect((await promote(anna, "admin")).status).toBe(403)

  await db.update(users).set({ role: "admin" }).where(eq(users.id, anna.user.id))
  expect((await promote(anna, "emperor")).status).toBe(400)
  expect((await promote(anna, "admin")).status).toBe(200)
  expect((await host.session(bas))?.user.role).toBe("admin")
})

test("a banned user can't sign in", async ({ host, db }) => {
  const anna = await host.signUp()
  await db.update(users).set({ banned: true }).where(eq(users.email, anna.email))

  const response = await host.browser().post("/api/auth/sign-in/email", { email: anna.email, password })
  expect(response.status).toBe(403)
})

test("who tries too often has to wait, in all processes, and others don't", async ({ host }) => {
  const guesser = host.browser()
  const guess = (own: typeof guesser) => own.post("/api/auth/sign-in/email", { email: host.address(), password })
  const tries = await Promise.all(Array.from({ length: signInLimit.max + 8 }, () => guess(guesser)))

  expect(tries.filter(({ status }) => status !== 429)).toHaveLength(signInLimit.max)
  expect((await guess(guesser)).status).toBe(429)
  expect((await guess(host.browser())).status).toBe(401)
})

test("requests and redirects of other origins are refused", async ({ host }) => {
  const anna = await host.signUp()
  const foreign = await anna.post("/api/auth/sign-out", {}, { origin: "https://evil.example" })
  expect(foreign.status).toBe(403)

  const link = { email: anna.email, callbackURL: "https://evil.example" }
  expect((await host.browser().post("/api/auth/sign-in/magic-link", link)).status).toBe(403)
})

test.for([[""], ["too short"], [undefined], ["a".repeat(32)], ["change-me-".repeat(4)]])(
  "the secret %j opens no door",
  ([weak], { host }) => {
    const options = { ...host.options, secret: weak as string }

    expect(() => createAuth(options)).toThrow(expect.objectContaining({ code: "invalid_input" }))
  },
)

test("a base URL that is none opens no door", ({ host }) => {
  expect(() => createAuth({ ...host.options, baseURL: "localhost" })).toThrow(/base URL/)
})

test("reading a session takes one statement", async ({ host, fdm }) => {
  const anna = await host.signUp()

  expect(await fdm.statements(() => host.session(anna))).toHaveLength(1)
  expect(await fdm.statements(() => host.session(host.browser()))).toEqual([])
})

test("what goes wrong is logged without a word of a user", async ({ host, db }) => {
  await db.execute(`alter table "fdm-authn".users add constraint no_anna check (email not like 'anna%')`)
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined)
  await expect(host.signUp({ email: "anna@example.org" })).rejects.toThrow()
  expect(host.logged.join()).toContain("23514")

  const anna = await host.signUp()
  await db.execute(`alter table "fdm-authn".users add constraint no_fred check (name <> 'Fred van Dam')`)
  const update = await anna.post("/api/auth/update-user", { name: "Fred van Dam" })
  const everything = inspect([host.logged, printed.mock.calls], { depth: 9 })
  printed.mockRestore()
  expect(update.status).toBe(500)
  expect(everything).toContain("23514")
  for (const word of ["Fred", "anna@"]) expect(everything).not.toContain(word)
})
