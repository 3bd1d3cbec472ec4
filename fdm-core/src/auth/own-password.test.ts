import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test as base } from "../../../testing/database.js"
import { accounts, sessions, users } from "../db/schema-authn.js"
import { authHost, password } from "../testing/auth-host.js"
import { linkTo } from "../testing/sign-up.js"
import { createAuth, magicLinkMinutes } from "./index.js"

const test = base.extend("host", { scope: "file" }, ({ db }) => authHost(db))
type Host = ReturnType<typeof authHost>
const next = "a new long password"
const free = 10

const set = (own: ReturnType<Host["browser"]>, newPassword = next) =>
  own.post("/api/auth/set-password", { newPassword })
const change = (own: ReturnType<Host["browser"]>, currentPassword = password) =>
  own.post("/api/auth/change-password", { currentPassword, newPassword: next })
const state = (host: Host, own: { headers(): Headers }) => host.auth.api.passwordState({ headers: own.headers() })
const told = (host: Host, email: string) =>
  host.mails.filter((mail) => mail.kind === "password" && mail.email === email)

/** Somebody who came by a link, so without a password. */
async function withoutPassword(host: Host) {
  const email = host.address()
  const own = host.browser()
  await own.get((await host.linkFor(email)).url)
  return { ...own, email }
}

/** Lets so much time go by for the sessions of somebody. */
async function age(db: Host["options"]["db"], email: string, minutes: number) {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  const createdAt = new Date(Date.now() - minutes * 60_000)
  await db
    .update(sessions)
    .set({ createdAt })
    .where(eq(sessions.userId, user?.id as never))
}

describe("who came by a link", () => {
  test("chooses a password, which signs in from then on", async ({ host }) => {
    const anna = await withoutPassword(host)
    expect(await state(host, anna)).toEqual({ hasPassword: false, mayChoose: true })
    expect((await set(anna)).status).toBe(200)

    expect(await state(host, anna)).toEqual({ hasPassword: true, mayChoose: false })
    expect((await host.signIn(anna.email, next)).status).toBe(200)
  })

  test("chooses another in the place of one that they forgot, and the old one is worth nothing", async ({ host }) => {
    const anna = await host.signUp()
    await host.later(2)
    const own = host.browser()
    await own.get((await host.linkFor(anna.email)).url)
    expect((await set(own)).status).toBe(200)

    expect((await host.signIn(anna.email, next)).status).toBe(200)
    expect((await host.signIn(anna.email, password)).status).toBe(401)
  })

  test("chooses once, and no longer after it than a link works", async ({ host, db }) => {
    const [once, late] = [await withoutPassword(host), await withoutPassword(host)]
    await set(once)
    expect((await set(once, "yet another password")).status).toBe(403)

    await age(db, late.email, magicLinkMinutes)
    expect(await state(host, late)).toEqual({ hasPassword: false, mayChoose: false })
    const refused = await set(late)
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: "LINK_NEEDED" })])
    expect((await host.signIn(late.email, next)).status).toBe(401)
  })

  test.for([
    ["PASSWORD_TOO_SHORT", "1234567"],
    ["PASSWORD_TOO_LONG", "x".repeat(129)],
  ])("chooses none that is off: %s", async ([code, off], { host }) => {
    const anna = await withoutPassword(host)
    const refused = await set(anna, off)

    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ code, fields: ["newPassword"] })
    expect(await state(host, anna)).toEqual({ hasPassword: false, mayChoose: true })
  })

  test("ends with one password, also when two are chosen at the same moment in two processes", async ({
    host,
    fdm,
    db,
  }) => {
    const anna = await withoutPassword(host)
    const second = createAuth({ ...host.options, db: await fdm.another() })
    const headers = anna.headers()
    const chosen = ["the first password", "the second password"]
    await Promise.allSettled(
      [host.auth, second].map(({ api }, at) =>
        api.setOwnPassword({ headers, body: { newPassword: chosen[at] as string } }),
      ),
    )

    const [user] = await db.select().from(users).where(eq(users.email, anna.email))
    expect(await db.$count(accounts, eq(accounts.userId, user?.id as never))).toBe(1)
    const answers = await Promise.all(chosen.map((tried) => host.signIn(anna.email, tried)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })
})

describe("nobody chooses a password without the current one", () => {
  test("in a session that began with a password", async ({ host }) => {
    const { email } = await host.signUp()
    const own = host.browser()
    await host.signIn(email, password, own)

    expect(await state(host, own)).toEqual({ hasPassword: true, mayChoose: false })
    expect((await set(own)).status).toBe(403)
    expect((await host.signIn(email)).status).toBe(200)
  })

  test("with the proof of another session, be it of the same account", async ({ host }) => {
    const anna = await withoutPassword(host)
    const proof = /fdm\.mailbox=[^;]+/.exec(anna.headers().get("cookie") ?? "")?.[0] ?? ""
    expect(proof).not.toBe("")
    const { email } = await host.signUp()
    const own = host.browser()
    await host.signIn(email, password, own)
    const cookie = [own.headers().get("cookie"), proof].join("; ")
    const answer = await host.browser().post("/api/auth/set-password", { newPassword: next }, { cookie })

    expect(answer.status).toBe(403)
  })

  test("as an admin who looks in", async ({ host, db }) => {
    const [anna, admin] = [await withoutPassword(host), await host.signUp()]
    await db.update(users).set({ role: "admin" }).where(eq(users.email, admin.email))
    const userId = (await host.session(anna))?.user.id
    expect((await admin.post("/api/auth/admin/impersonate-user", { userId })).status).toBe(200)

    expect((await set(admin)).status).toBe(403)
  })

  test("without a session, or from another site", async ({ host }) => {
    const anna = await withoutPassword(host)
    expect(await state(host, host.browser())).toBeNull()
    expect((await set(host.browser())).status).toBe(401)
    const foreign = { origin: "https://evil.example" }

    expect((await anna.post("/api/auth/set-password", { newPassword: next }, foreign)).status).toBe(403)
  })
})

describe("a password that is set, whichever way", () => {
  /** Each sets `next`, and gives who it was set for and the browser that goes on. */
  const ways = {
    "by its owner, with the current one": async (host: Host) => {
      const anna = await host.signUp({ locale: "en" })
      return { email: anna.email, own: anna, act: () => change(anna) }
    },
    "by its owner, after a link": async (host: Host) => {
      const { email } = await host.signUp({ locale: "en" })
      await host.later(2)
      const own = host.browser()
      await own.get((await host.linkFor(email)).url)
      return { email, own, act: () => set(own) }
    },
    "by an admin": async (host: Host, db: Host["options"]["db"]) => {
      const [anna, own] = [await host.signUp({ locale: "en" }), await host.signUp()]
      await db.update(users).set({ role: "admin" }).where(eq(users.email, own.email))
      const body = { userId: anna.user.id, newPassword: next }
      return { email: anna.email, own, act: () => own.post("/api/auth/admin/set-user-password", body) }
    },
  }

  test.for(Object.entries(ways))(
    "%s: ends all other sessions, and the owner is told",
    async ([, way], { host, db }) => {
      const { email, own, act } = await way(host, db)
      const other = host.browser()
      await host.signIn(email, password, other)
      const stolen = { headers: () => kept }
      const kept = own.headers()
      expect((await act()).status).toBe(200)

      expect(await host.session(other)).toBeNull()
      expect(await host.session(own)).not.toBeNull()
      expect(told(host, email)).toEqual([{ kind: "password", email, locale: "en" }])
      expect((await host.signIn(email, next)).status).toBe(200)
      // Whoever copied the cookie of the session that set it is out as well.
      if ((await host.session(own))?.user.email === email) expect(await host.session(stolen)).toBeNull()
    },
  )

  test("tells everything that is off in the form at once, and tries no password then", async ({ host }) => {
    const anna = await host.signUp()
    const off = { currentPassword: "", newPassword: "short" }
    const answers = []
    for (let turn = 1; turn <= free + 1; turn++) answers.push(await anna.post("/api/auth/change-password", off))

    expect(answers.map(({ status }) => status)).toEqual(Array(free + 1).fill(400))
    expect(await answers[0]?.json()).toMatchObject({ fields: ["currentPassword", "newPassword"] })
    expect((await change(anna)).status).toBe(200)
  })

  test("wrong or refused, it tells nobody and ends nothing", async ({ host }) => {
    const anna = await host.signUp()
    const other = host.browser()
    await host.signIn(anna.email, password, other)
    expect((await change(anna, "wrong password")).status).toBe(400)
    expect((await set(other)).status).toBe(403)

    expect(told(host, anna.email)).toEqual([])
    expect(await host.session(other)).not.toBeNull()
    expect(await host.session(anna)).not.toBeNull()
  })

  test("sends no mail to an address that nobody proved", async ({ host, db }) => {
    const anna = await host.signUp()
    await db.update(users).set({ emailVerified: false }).where(eq(users.email, anna.email))
    expect((await change(anna)).status).toBe(200)

    expect(told(host, anna.email)).toEqual([])
  })

  test("is guessed nowhere: a wait for guesses holds for changing, and a link ends it", async ({ host }) => {
    const anna = await host.signUp()
    for (let turn = 1; turn <= free; turn++) await change(anna, "wrong password")
    expect((await change(anna)).status).toBe(429)
    await host.later(2)
    await host.tried(anna.email, free)
    const own = host.browser()
    await own.get((await host.linkFor(anna.email)).url)

    expect((await set(own)).status).toBe(200)
  })
})

describe("a link to sign up says where it leads that there is no password", () => {
  const signUpAt = async (host: Host, own = host.browser(), email = host.address()) => {
    await own.post("/api/auth/sign-up/email", { name: "Anna", email, password, callbackURL: "/farms?q=1" })
    return { own, email, url: linkTo(email, host.mails).url }
  }
  const leadsTo = async (own: ReturnType<Host["browser"]>, url: string) =>
    (await own.get(url)).headers.get("location")?.replace("http://localhost:3000", "")

  test("opened elsewhere, and not where it was chosen", async ({ host }) => {
    const elsewhere = await signUpAt(host)
    expect(await leadsTo(host.browser(), elsewhere.url)).toBe("/farms?q=1&no-password=")
    const here = await signUpAt(host)
    expect(await leadsTo(here.own, here.url)).toBe("/farms?q=1")
  })

  test("for an account that has none, and for no other", async ({ host }) => {
    const without = await withoutPassword(host)
    const one = await signUpAt(host, host.browser(), without.email)
    expect(await leadsTo(one.own, one.url)).toBe("/farms?q=1&no-password=")

    const anna = await host.signUp()
    const two = await signUpAt(host, host.browser(), anna.email)
    expect(await leadsTo(host.browser(), two.url)).toBe("/farms?q=1")
  })

  test("and one to sign in says nothing of it", async ({ host }) => {
    const { url } = await host.linkFor(host.address())
    expect(await leadsTo(host.browser(), url)).toBe("/")
  })
})
