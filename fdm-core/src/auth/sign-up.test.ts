import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test as base } from "../../../testing/database.js"
import { accounts, users } from "../db/schema-authn.js"
import { authHost, password } from "../testing/auth-host.js"
import { linkTo } from "../testing/sign-up.js"

const test = base.extend("host", { scope: "file" }, ({ db }) => authHost(db))
const linkKinds = ["sign-up/email", "sign-in/magic-link"] as const

/** Everything of an answer that a stranger sees, without what differs between any two. */
async function seen(answer: Response) {
  const headers = [...answer.headers].map(([name, value]) => [name, name === "set-cookie" ? value.length : value])
  return { status: answer.status, headers, body: await answer.text() }
}

describe("whether an address has an account", () => {
  test.for(linkKinds)("is told neither by answer nor by statements of %s", async (path, { host, fdm }) => {
    const anna = await host.signUp()
    await host.later(2)
    const ask = async (email: string) => {
      let answer: Response | undefined
      const statements = await fdm.statements(async () => {
        const person = { name: "Wie", email, password: "another long password", callbackURL: "/farms" }
        answer = await host.browser().post(`/api/auth/${path}`, person)
      })
      return { ...(await seen(answer as Response)), statements: statements.map((text) => text.slice(0, 60)) }
    }

    const first = [await ask(anna.email), await ask(host.address())]
    expect(first[0]).toEqual(first[1])
    expect(first[0]).toMatchObject({ status: 200, body: '{"status":true}' })
  })

  test("is not told by signing up twice, nor by what signing in says afterwards", async ({ host, db }) => {
    const anna = await host.signUp()
    const free = host.address()
    await host.later(2)
    const chosen = "what the stranger chose"
    const answers = []
    for (const email of [anna.email, free]) {
      const stranger = host.browser()
      const signUp = () => stranger.post("/api/auth/sign-up/email", { name: "Wie", email, password: chosen })
      const twice = [await seen(await signUp()), await seen(await signUp())]
      answers.push([...twice, await seen(await host.signIn(email, chosen, stranger))])
    }

    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.[2]).toMatchObject({ status: 401 })
    expect(await db.$count(users, eq(users.email, free))).toBe(0)
  })

  test.for([
    ["send-verification-email", 404],
    ["request-password-reset", 404],
    ["forget-password", 404],
    ["sign-in/social", 404],
    ["change-email", 404],
    ["verify-password", 401],
    ["admin/create-user", 401],
    ["is-username-available", 404],
  ] as const)("is not told by %s", async ([path, status], { host }) => {
    const anna = await host.signUp()
    const ask = async (email: string) => {
      const input = { email, newEmail: email, username: email, password, provider: "google", name: "Wie" }
      return seen(await host.browser().post(`/api/auth/${path}`, input))
    }

    const known = await ask(anna.email)
    expect(known).toEqual(await ask(host.address()))
    expect(known.status).toBe(status)
  })

  test("is told to its mailbox, in the words of its owner's language, with a link that signs in", async ({ host }) => {
    const anna = await host.signUp({ locale: "en" })
    await host.later(2)
    const stranger = host.browser()
    const form = {
      name: "Win a prize",
      email: anna.email.toUpperCase(),
      password: "chosen by a stranger",
      locale: "nl",
    }
    await stranger.post("/api/auth/sign-up/email", form)

    const mail = linkTo(anna.email, host.mails)
    expect(mail).toMatchObject({ kind: "has_account", locale: "en" })
    const owner = host.browser()
    await owner.get(mail.url)
    expect((await host.session(owner))?.user).toMatchObject({ id: anna.user.id, name: "Anna de Boer" })
    expect((await host.signIn(anna.email)).status).toBe(200)
    expect((await host.signIn(anna.email, "chosen by a stranger")).status).toBe(401)
  })
})

describe("who signs up with the address of somebody else", () => {
  test("leaves nothing in their account: no password, no name, no language, no session", async ({ host, db }) => {
    const email = host.address()
    const stranger = host.browser()
    const form = { name: "Call 0900 1234", email, password, locale: "en", timeZone: "Europe/Lisbon" }
    await stranger.post("/api/auth/sign-up/email", form)
    expect(await host.session(stranger)).toBeNull()

    const owner = host.browser()
    await owner.get(linkTo(email, host.mails).url)

    const session = await host.session(owner)
    expect(session?.user).toMatchObject({
      name: email.split("@")[0],
      emailVerified: true,
      locale: "nl",
      timeZone: "Europe/Amsterdam",
    })
    expect(await db.$count(accounts, eq(accounts.userId, session?.user.id as never))).toBe(0)
    for (const by of [stranger, host.browser()]) expect((await host.signIn(email, password, by)).status).toBe(401)
  })

  test("puts no word of theirs into the mail", async ({ host }) => {
    const email = host.address()
    const words = "/YOU-HAVE-WON-call-0900"
    const form = { name: "You have won", email, password, callbackURL: words, errorCallbackURL: words }
    for (const path of linkKinds) {
      await host.browser().post(`/api/auth/${path}`, { ...form, newUserCallbackURL: words, metadata: { words } })
      await host.later(2)
    }

    const sent = host.mails.filter((mail) => mail.email === email)
    expect(sent).toHaveLength(2)
    expect(JSON.stringify(sent)).not.toMatch(/won/i)
    await host.browser().get(linkTo(email, host.mails).url)
    expect((await host.signUp({ email: host.address() })).user.name).toBe("Anna de Boer")
  })

  test("gives no name to whoever opens a link that they asked for", async ({ host }) => {
    const email = host.address()
    await host.browser().post("/api/auth/sign-in/magic-link", { email, name: "Call 0900 1234" })
    const owner = host.browser()
    await owner.get(linkTo(email, host.mails).url)

    expect((await host.session(owner))?.user.name).toBe(email.split("@")[0])
  })
})
