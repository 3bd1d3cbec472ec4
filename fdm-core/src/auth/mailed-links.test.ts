import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test as base } from "../../../testing/database.js"
import { users, verifications } from "../db/schema-authn.js"
import { authHost, password } from "../testing/auth-host.js"
import { linkTo } from "../testing/sign-up.js"
import { magicLinkMinutes } from "./index.js"

const test = base.extend("host", { scope: "file" }, ({ db }) => authHost(db, { signInPath: "/signin" }))
const linkKinds = ["sign-up/email", "sign-in/magic-link"] as const

describe("a link", () => {
  test("leads where it was asked for, works once, and says so afterwards", async ({ host }) => {
    const own = host.browser()
    const email = host.address()
    const callbackURL = "/support?q=100%25 & more"
    await own.post("/api/auth/sign-up/email", { name: "Anna", email, password, callbackURL })
    const { url } = linkTo(email, host.mails)

    expect(new URL((await own.get(url)).headers.get("location") ?? "").href).toBe(
      new URL(callbackURL, "http://localhost:3000").href,
    )
    const late = host.browser()
    expect((await late.get(url)).headers.get("location")).toBe("http://localhost:3000/signin?error=INVALID_TOKEN")
    expect(await host.session(late)).toBeNull()
    expect((await own.get(url)).headers.get("location")).toContain("error=INVALID_TOKEN")
    expect(await host.session(own)).not.toBeNull()
  })

  test("leads nowhere else for what is written behind it", async ({ host }) => {
    const { url } = await host.linkFor(host.address())
    const evil = ["callbackURL", "newUserCallbackURL", "errorCallbackURL"].map((name) => `&${name}=/signout`).join("")

    expect((await host.browser().get(url + evil)).headers.get("location")).toBe("http://localhost:3000/")
  })

  test("works no longer than it says", async ({ host, db }) => {
    const { url } = await host.linkFor(host.address())
    const [kept] = await db.select().from(verifications)
    expect(Math.round(((kept?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000)).toBe(magicLinkMinutes)
    await db.update(verifications).set({ expiresAt: new Date(Date.now() - 1) })

    const late = host.browser()
    expect((await late.get(url)).headers.get("location")).toContain("error=INVALID_TOKEN")
    expect(await host.session(late)).toBeNull()
  })

  test("signs in nobody by what the database holds of it", async ({ host, db }) => {
    const { url } = await host.linkFor(host.address())
    const token = new URL(url).searchParams.get("token")

    expect(token).toMatch(/.{20}/)
    expect(JSON.stringify(await db.select().from(verifications))).not.toContain(token)
  })

  test("to an unknown address makes an account once it is opened, in the language of the browser", async ({
    host,
    db,
  }) => {
    const email = host.address()
    const mail = await host.linkFor(email, { "accept-language": "de, en;q=0.8" })
    expect(mail).toMatchObject({ kind: "sign_in", locale: "en" })
    expect(await db.$count(users, eq(users.email, email))).toBe(0)

    const own = host.browser()
    await own.get(mail.url, { "accept-language": "en-GB" })
    expect((await host.session(own))?.user).toMatchObject({ name: email.split("@")[0], locale: "en" })
  })

  test("opened in a browser in which somebody else is signed in signs in the owner of its address", async ({
    host,
  }) => {
    const bas = await host.signUp({ name: "Bas" })
    const email = host.address()
    await bas.get((await host.linkFor(email)).url)

    expect((await host.session(bas))?.user.email).toBe(email)
  })

  test("changes nothing of an account that is there, with a password or without, by what was chosen to sign up", async ({
    host,
  }) => {
    const withPassword = (await host.signUp({ name: "Anna de Boer" })).email
    const without = host.address()
    await host.browser().get((await host.linkFor(without)).url)
    for (const [email, name, status] of [
      [withPassword, "Anna de Boer", 200],
      [without, without.split("@")[0], 401],
    ] as const) {
      const own = host.browser()
      const chosen = "another long password"
      await own.post("/api/auth/sign-up/email", { name: "Iemand anders", email, password: chosen, locale: "en" })
      const mail = linkTo(email, host.mails)
      expect(mail.kind).toBe("has_account")
      await own.get(mail.url)

      expect((await host.session(own))?.user).toMatchObject({ email, name, locale: "nl" })
      expect((await host.signIn(email)).status).toBe(status)
      expect((await host.signIn(email, chosen)).status).toBe(401)
    }
  })

  test("gives nothing of what was chosen for another address", async ({ host }) => {
    const own = host.browser()
    await own.post("/api/auth/sign-up/email", { name: "Anna", email: host.address(), password })
    const email = host.address()
    await own.get((await host.linkFor(email)).url)

    expect((await host.session(own))?.user.name).toBe(email.split("@")[0])
    expect((await host.signIn(email)).status).toBe(401)
  })

  test("leaves no session and no password of an account that nobody had verified", async ({ host, db }) => {
    const anna = await host.signUp()
    await db.update(users).set({ emailVerified: false }).where(eq(users.email, anna.email))
    await host.later(2)
    const owner = host.browser()
    await owner.get((await host.linkFor(anna.email)).url)

    expect((await host.session(owner))?.user).toMatchObject({ id: anna.user.id, emailVerified: true })
    expect(await host.session(anna)).toBeNull()
    expect((await host.signIn(anna.email)).status).toBe(401)
  })

  test("tells nothing of what was chosen to who reads the cookie, and nobody can write one", async ({ host }) => {
    const email = host.address()
    const own = host.browser()
    await own.post("/api/auth/sign-up/email", { name: "Zwanet", email, password })
    const cookie = decodeURIComponent(own.headers().get("cookie") ?? "")
    for (const word of ["Zwanet", email, password]) expect(cookie).not.toContain(word)

    const forged = host.browser()
    const headers = { cookie: `fdm.sign_up=${"0".repeat(200)}` }
    expect((await forged.get(linkTo(email, host.mails).url, headers)).status).toBe(302)
    expect((await host.signIn(email)).status).toBe(401)
  })
})

describe("the mailbox of somebody", () => {
  const sentTo = (host: ReturnType<typeof authHost>, email: string) =>
    host.mails.filter((mail) => mail.email === email).length

  test("is not filled by strangers: each mail waits twice as long as the one before, whoever asks", async ({
    host,
  }) => {
    const email = host.address()
    const attack = async () => {
      for (const path of [...linkKinds, ...linkKinds])
        await host.browser().post(`/api/auth/${path}`, { name: "Wie", email: email.toUpperCase(), password })
    }
    for (const [turn, minutes] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
      await attack()
      expect(sentTo(host, email)).toBe(turn + 1)
      await host.later(minutes - 0.1)
      await attack()
      expect(sentTo(host, email)).toBe(turn + 1)
      await host.later(0.2)
    }
    const day = 24 * 60
    await host.later(day)
    await attack()
    expect(sentTo(host, email)).toBe(9)
  })

  test("gets one mail of all that are asked for by addresses that only lead to it, also on the way of signing up", async ({
    host,
  }) => {
    const mailbox = host.address()
    const another = (tag: string) => mailbox.replace("@", `+${tag}@`)
    for (const tag of ["0", "1", "A", "a+b", ""])
      for (const path of linkKinds)
        await host.browser().post(`/api/auth/${path}`, { name: "Wie", email: another(tag), password })
    const sent = () => host.mails.filter(({ email }) => email.startsWith(mailbox.split("@")[0] ?? "")).length
    expect(sent()).toBe(1)

    await host.later(1.1)
    for (const tag of ["5", "6", "7"]) await host.linkFor(another(tag)).catch(() => undefined)
    expect(sent()).toBe(2)
  })

  test("still gives its owner their own link, by the plain address or that of an account", async ({ host }) => {
    const mailbox = host.address()
    const another = (tag: string) => mailbox.replace("@", `+${tag}@`)
    const own = await host.signUp({ email: another("fdm") })
    for (const tag of ["0", "1", "2", "3"]) await host.linkFor(another(tag)).catch(() => undefined)

    for (const email of [mailbox, own.email]) {
      const owner = host.browser()
      await owner.get((await host.linkFor(email)).url)
      expect((await host.session(owner))?.user.email).toBe(email)
    }
  })

  test("begins anew for all of its addresses when a link to one of them is opened", async ({ host }) => {
    const mailbox = host.address()
    const [first, second] = ["1", "2"].map((tag) => mailbox.replace("@", `+${tag}@`)) as [string, string]
    await host.browser().get((await host.linkFor(first)).url)

    expect((await host.linkFor(second)).kind).toBe("sign_in")
  })

  test("gets one mail of two that are asked for at the same moment", async ({ host }) => {
    const email = host.address()
    const asked = { name: "Anna", email, password }
    await Promise.all([1, 2, 3, 4].map(() => host.browser().post("/api/auth/sign-up/email", asked)))

    expect(sentTo(host, email)).toBe(1)
  })

  test("has a link that works whenever none is sent, and gets another at once when it was opened", async ({ host }) => {
    const email = host.address()
    for (const minutes of [1, 2, 4, 8, 16, 32, 60]) {
      await host.linkFor(email)
      await host.later(minutes)
    }
    await host.linkFor(email)
    await host.later(59)
    const before = sentTo(host, email)
    const owner = host.browser()
    await owner.get((await host.linkFor(email)).url)
    expect(sentTo(host, email)).toBe(before)
    expect(await host.session(owner)).not.toBeNull()

    const next = await host.linkFor(email)
    expect(sentTo(host, email)).toBe(before + 1)
    const elsewhere = host.browser()
    await elsewhere.get(next.url)
    expect(await host.session(elsewhere)).not.toBeNull()
  })

  test("begins anew for nobody who opens a link that works no more", async ({ host }) => {
    const email = host.address()
    const { url } = await host.linkFor(email)
    const owner = host.browser()
    await owner.get(url)
    await host.linkFor(email)
    const before = sentTo(host, email)
    await host.browser().get(url)
    await host.linkFor(email)

    expect(sentTo(host, email)).toBe(before)
  })

  test("gets a mail again once its account is gone, and somebody new begins", async ({ host }) => {
    const anna = await host.signUp()
    await anna.post("/api/auth/delete-user")
    const again = await host.signUp({ email: anna.email, name: "Nieuwe Anna" })

    expect(again.user).toMatchObject({ name: "Nieuwe Anna" })
    expect(again.user.id).not.toBe(anna.user.id)
  })
})
