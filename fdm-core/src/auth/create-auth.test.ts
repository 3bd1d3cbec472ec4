import { inspect } from "node:util"
import { eq } from "drizzle-orm"
import { expect, vi } from "vitest"
import { aBrowser } from "../../../testing/browser.js"
import { test as base } from "../../../testing/database.js"
import { accounts, users, verifications } from "../db/schema-authn.js"
import { isId, newId } from "../ids.js"
import { type AuthOptions, createAuth, type MagicLinkMail, type Principal, principalOf } from "./index.js"

const secret = "a test's own secret of 32 characters and more"
const password = "correct horse battery"
const signInLimit = { max: 4, windowSeconds: 60 }

/** A host with authentication: new people, what they see, and the mails that it sent. */
const test = base.extend("host", { scope: "file" }, ({ db }) => {
  const mails: MagicLinkMail[] = []
  const logged: string[] = []
  const options: AuthOptions = {
    db,
    baseURL: "http://localhost:3000",
    secret,
    signInLimit,
    log: (_level, message) => void logged.push(message),
    sendMagicLink: async (mail) => void mails.push(mail),
  }
  const auth = createAuth(options)
  let people = 0
  const browser = () => aBrowser(auth.handler, `192.0.2.${++people}`)
  const address = () => `${newId("user")}@example.org`
  return {
    auth,
    options,
    logged,
    browser,
    address,
    async signUp(body: Record<string, unknown> = {}) {
      const email = address()
      const own = browser()
      const response = await own.post("/api/auth/sign-up/email", { name: "Anna de Boer", email, password, ...body })
      return { ...own, email, response, body: (await response.json()) as { user: Principal } }
    },
    /** Asks for a magic link and gives the mail that came of it. */
    async linkFor(email: string, headers?: Record<string, string>) {
      const response = await browser().post("/api/auth/sign-in/magic-link", { email }, headers)
      expect(await response.json()).toEqual({ status: true })
      const mail = mails.findLast((sent) => sent.email === email)
      if (!mail) throw new Error("no mail was sent")
      return mail
    },
    session: (own: { headers(): Headers }) => auth.api.getSession({ headers: own.headers() }),
  }
})

test("signing up makes a principal in Dutch on Amsterdam time, whose address is not verified", async ({ host }) => {
  const anna = await host.signUp({ name: 'Anna "Anneke" d\'Or' })

  expect(anna.response.status).toBe(200)
  expect(isId("user", anna.body.user.id)).toBe(true)
  const session = await host.session(anna)
  expect(session && principalOf(session.user)).toEqual({
    id: anna.body.user.id,
    name: 'Anna "Anneke" d\'Or',
    email: anna.email,
    emailVerified: false,
    locale: "nl",
    timeZone: "Europe/Amsterdam",
    roles: ["user"],
  })
})

test("language and time zone are taken when they exist", async ({ host }) => {
  const { body } = await host.signUp({ locale: "en", timeZone: "Europe/Lisbon" })

  expect(body.user).toMatchObject({ locale: "en", timeZone: "Europe/Lisbon" })
})

test.for<[Record<string, unknown>]>([
  [{ locale: "de" }],
  [{ timeZone: "Europe/Nowhere" }],
  [{ timeZone: "+01:00" }],
  [{ name: " " }],
  [{ name: "Anna\nBcc: everybody" }],
  [{ name: "\u200b\u2800" }],
  [{ name: "Anna\ud800" }],
  [{ email: "no address" }],
  [{ email: `${"a".repeat(250)}@b.nl` }],
  [{ image: "https://example.org/anna.png\u0000" }],
  [{ image: "javascript:alert(1)" }],
  [{ image: `https://example.org/${"a".repeat(2000)}` }],
  [{ password: "short" }],
  [{ role: "admin" }],
])("nobody signs up with %j", async ([off], { host, db }) => {
  const before = await db.$count(users)
  const { response } = await host.signUp(off)

  expect(response.status).toBe(400)
  expect(await db.$count(users)).toBe(before)
})

test("nobody signs up as verified or with another id", async ({ host }) => {
  const { body } = await host.signUp({ emailVerified: true, id: newId("user", new Date(0)) })

  expect(body.user.emailVerified).toBe(false)
  expect(body.user.id).not.toBe(newId("user", new Date(0)))
})

test("an address has one account, whatever its case", async ({ host }) => {
  const anna = await host.signUp()
  const again = await host.signUp({ email: anna.email.toUpperCase() })

  expect(again.response.status).toBe(422)
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

test("a magic link proves the address, works once, and leaves nothing to whoever signed up before", async ({
  host,
  db,
}) => {
  const anna = await host.signUp({ locale: "en" })
  const mail = await host.linkFor(anna.email, { "accept-language": "nl" })
  expect(mail.locale).toBe("en")
  expect(await host.session(anna)).not.toBeNull()

  const owner = host.browser()
  expect((await owner.get(mail.url)).status).toBe(302)
  expect((await host.session(owner))?.user).toMatchObject({ email: anna.email, emailVerified: true })
  expect(await host.session(anna)).toBeNull()
  expect(await db.select().from(accounts).where(eq(accounts.userId, anna.body.user.id))).toEqual([])

  const late = host.browser()
  expect((await late.get(mail.url)).headers.get("location")).toContain("error=INVALID_TOKEN")
  expect(await host.session(late)).toBeNull()
})

test("what the database holds of a magic link signs nobody in", async ({ host, db }) => {
  const { url } = await host.linkFor(host.address())
  const token = new URL(url).searchParams.get("token")
  const held = JSON.stringify(await db.select().from(verifications))

  expect(token).toMatch(/.{20}/)
  expect(held).not.toContain(token)
})

test("a magic link keeps the password of an address that was verified", async ({ host, db }) => {
  const anna = await host.signUp()
  await db.update(users).set({ emailVerified: true }).where(eq(users.email, anna.email))
  await host.browser().get((await host.linkFor(anna.email)).url)

  const response = await host.browser().post("/api/auth/sign-in/email", { email: anna.email, password })
  expect(response.status).toBe(200)
})

test("a magic link for an unknown address makes an account once it is opened", async ({ host, db }) => {
  const email = host.address()
  const mail = await host.linkFor(email, { "accept-language": "de, en;q=0.8" })
  expect(mail.locale).toBe("en")
  expect(await db.select().from(users).where(eq(users.email, email))).toEqual([])

  const own = host.browser()
  await own.get(mail.url, { "accept-language": "en-GB" })
  expect((await host.session(own))?.user).toMatchObject({
    name: email.split("@")[0],
    emailVerified: true,
    locale: "en",
    timeZone: "Europe/Amsterdam",
  })
})

test("an admin gives roles that exist, others give none", async ({ host, db }) => {
  const [anna, bas] = [await host.signUp(), await host.signUp()]
  const promote = (by: typeof anna, role: string) =>
    by.post("/api/auth/admin/set-role", { userId: bas.body.user.id, role })
  expect((await promote(anna, "admin")).status).toBe(403)

  await db.update(users).set({ role: "admin" }).where(eq(users.id, anna.body.user.id))
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
  const tries = await Promise.all(Array.from({ length: signInLimit.max + 2 }, () => guess(guesser)))

  expect(tries.filter(({ status }) => status === 429)).toHaveLength(2)
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

test.for([[""], ["too short"], [undefined]])("the secret %j opens no door", ([weak], { host }) => {
  const options = { ...host.options, secret: weak as string }

  expect(() => createAuth(options)).toThrow(expect.objectContaining({ code: "invalid_input" }))
})

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
  const response = await host
    .browser()
    .post("/api/auth/sign-up/email", { name: "Anna de Boer", email: "anna@example.org", password })

  expect(response.status).toBe(422)
  expect(host.logged.join()).toContain("23514")
  expect(host.logged.join()).not.toContain("anna@")

  const anna = await host.signUp()
  await db.execute(`alter table "fdm-authn".users add constraint no_fred check (name <> 'Fred van Dam')`)
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined)
  const update = await anna.post("/api/auth/update-user", { name: "Fred van Dam" })
  const everything = inspect([host.logged, printed.mock.calls], { depth: 9 })
  printed.mockRestore()
  expect(update.status).toBe(500)
  expect(everything).toContain("23514")
  expect(everything).not.toContain("Fred")
})
