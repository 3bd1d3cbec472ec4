import { eq } from "drizzle-orm"
import { expect, vi } from "vitest"
import { aBrowser } from "../../../testing/browser.js"
import { test as base } from "../../../testing/database.js"
import { users } from "../db/schema-authn.js"
import { authHost, password } from "../testing/auth-host.js"
import { createAuth } from "./index.js"

const test = base.extend("host", { scope: "file" }, ({ db }) => authHost(db))
const free = 10

test("guesses at one account from any number of networks wait, the right password among them", async ({ host }) => {
  const anna = await host.signUp()
  const answers: number[] = []
  for (let turn = 1; turn <= 60; turn++) answers.push((await host.signIn(anna.email, `guess number ${turn}`)).status)

  expect(answers.filter((status) => status === 401)).toHaveLength(free)
  expect(answers.slice(free)).toEqual(Array(60 - free).fill(429))
  const right = await host.signIn(anna.email.toUpperCase())
  expect(right.status).toBe(429)
  expect(await right.json()).toMatchObject({ code: "TOO_MANY_GUESSES" })
  const seconds = Number(right.headers.get("retry-after"))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect((await host.signIn((await host.signUp()).email)).status).toBe(200)
})

test("of guesses at the same moment in two processes no more pass than may", async ({ host, fdm }) => {
  const anna = await host.signUp()
  const second = createAuth({ ...host.options, db: await fdm.another() })
  const guess = (turn: number) => {
    const own = aBrowser(turn % 2 ? second.handler : host.auth.handler, `2001:db8:fff9:${turn}00::1`)
    return host.signIn(anna.email, `guess number ${turn}`, own)
  }
  const answers = await Promise.all(Array.from({ length: 30 }, (_, turn) => guess(turn)))

  expect(answers.filter(({ status }) => status === 401)).toHaveLength(free)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(30 - free)
})

test("an address without an account waits in the same way, with the same answers and statements", async ({
  host,
  fdm,
}) => {
  const seen: unknown[] = []
  for (const email of [(await host.signUp()).email, host.address()]) {
    const answers = []
    for (let turn = 1; turn <= free + 2; turn++) {
      let answer: Response | undefined
      const statements = await fdm.statements(async () => {
        answer = await host.signIn(email, "wrong password")
      })
      answers.push([answer?.status, await answer?.json(), statements.length])
    }
    seen.push(
      answers.map(([status, body, statements]) => [status, JSON.stringify(body).replace(/\d+ s/, ""), statements]),
    )
  }

  expect(seen[0]).toEqual(seen[1])
})

test("nobody is shut out: a link lets the owner in while guesses go on, and ends the wait", async ({ host }) => {
  const anna = await host.signUp()
  await host.tried(anna.email, free + 5)
  await host.later(2)
  await host.tried(anna.email, 3)
  expect((await host.signIn(anna.email)).status).toBe(429)

  const owner = host.browser()
  await owner.get((await host.linkFor(anna.email)).url)
  expect((await host.session(owner))?.user.email).toBe(anna.email)
  expect((await host.signIn(anna.email)).status).toBe(200)
})

test("a browser in which the owner was before has guesses of its own, and no more than others", async ({ host }) => {
  const [anna, bas] = [await host.signUp(), await host.signUp()]
  await host.tried(anna.email, free + 5)
  await anna.post("/api/auth/sign-out")

  expect((await host.signIn(anna.email, password, bas)).status).toBe(429)
  expect((await host.signIn(anna.email, password, anna)).status).toBe(200)

  await host.tried(anna.email, free + 5)
  const guesses = []
  for (let turn = 1; turn <= free + 2; turn++)
    guesses.push((await host.signIn(anna.email, "wrong password", anna)).status)
  expect(guesses.filter((status) => status === 401)).toHaveLength(free)
  expect(guesses.at(-1)).toBe(429)
})

test("signing in begins the count anew", async ({ host }) => {
  const anna = await host.signUp()
  for (let round = 1; round <= 3; round++) {
    await host.tried(anna.email, free - 1)
    expect((await host.signIn(anna.email)).status).toBe(200)
  }
})

test("a cookie of a known browser is nobody's to write", async ({ host }) => {
  const anna = await host.signUp()
  await host.tried(anna.email, free)
  const cookie = /fdm\.known_browser=([^;]+)/.exec(anna.headers().get("cookie") ?? "")?.[1] ?? ""
  const forged = decodeURIComponent(cookie).replace(/^./, (letter) => (letter === "0" ? "1" : "0"))
  const body = { email: anna.email, password }
  const headers = { cookie: `fdm.known_browser=${encodeURIComponent(forged)}` }

  expect((await host.browser().post("/api/auth/sign-in/email", body, headers)).status).toBe(429)
  expect(decodeURIComponent(cookie)).not.toContain(anna.email)
})

test.for([
  ["change-password", (tried: string) => ({ currentPassword: tried, newPassword: "a new long password" })],
  ["delete-user", (tried: string) => ({ password: tried })],
] as const)(
  "a password is not guessed by %s either, and counts with those of signing in",
  async ([path, form], { host }) => {
    const anna = await host.signUp()
    const answers: number[] = []
    for (let turn = 1; turn <= free + 3; turn++)
      answers.push((await anna.post(`/api/auth/${path}`, form("wrong password"))).status)
    expect(answers).toEqual([...Array(free).fill(400), 429, 429, 429])

    expect((await anna.post(`/api/auth/${path}`, form(password))).status).toBe(429)
    expect((await host.signIn(anna.email, password, anna)).status).toBe(429)
    await host.later(2)
    expect((await anna.post(`/api/auth/${path}`, form(password))).status).toBe(200)
  },
)

test("verifying a password on the server is a guess as well", async ({ host }) => {
  const anna = await host.signUp()
  const verify = (tried: string) => host.auth.api.verifyPassword({ body: { password: tried }, headers: anna.headers() })
  for (let turn = 1; turn <= free; turn++) await expect(verify("wrong password")).rejects.toThrow()

  await expect(verify(password)).rejects.toMatchObject({ status: "TOO_MANY_REQUESTS" })
})

test("a password longer than any that can be chosen costs no more than another, and is wrong like it", async ({
  host,
}) => {
  const [anna, bas] = [await host.signUp(), await host.signUp()]
  const tooLong = "\u0344".repeat(12_200) + "\u0316".repeat(12_200)
  const newPassword = "a new long password"
  const seen = async (answer: Response) => [answer.status, await answer.text()]
  const tries: ((tried: string) => Promise<unknown>)[] = [
    async (tried) => seen(await host.signIn(anna.email, tried)),
    async (tried) => seen(await host.signIn(host.address(), tried)),
    async (tried) => seen(await anna.post("/api/auth/change-password", { currentPassword: tried, newPassword })),
    async (tried) => seen(await anna.post("/api/auth/delete-user", { password: tried })),
    (tried) => host.auth.api.verifyPassword({ body: { password: tried }, headers: anna.headers() }).catch(String),
  ]
  const sets: (() => Promise<Response>)[] = [
    () => bas.post("/api/auth/change-password", { currentPassword: password, newPassword: tooLong }),
    () => bas.post("/api/auth/sign-up/email", { name: "Bas", email: host.address(), password: tooLong }),
  ]
  const normalize = vi.spyOn(String.prototype, "normalize")
  try {
    for (const attempt of tries) expect(await attempt(tooLong)).toEqual(await attempt("wrong password"))
    for (const set of sets) expect(await seen(await set())).toEqual([400, expect.stringContaining("PASSWORD_TOO_LONG")])

    const lengths = normalize.mock.contexts.map((text) => String(text).length)
    expect(lengths).toContain(129)
    expect(Math.max(...lengths)).toBe(129)
  } finally {
    normalize.mockRestore()
  }
})

test("a password that is too long is counted as a guess", async ({ host }) => {
  const anna = await host.signUp()
  const answers: number[] = []
  for (let turn = 0; turn <= free; turn++)
    answers.push((await host.signIn(anna.email, "x".repeat(1_000 + turn))).status)

  expect(answers).toEqual([...Array(free).fill(401), 429])
})

test("the longest password that can be chosen lets in, and nothing behind it does", async ({ host }) => {
  const longest = "0123456789abcdef".repeat(8)
  const anna = await host.signUp({ password: longest })

  expect((await host.signIn(anna.email, longest)).status).toBe(200)
  expect((await host.signIn(anna.email, `${longest}x`)).status).toBe(401)
})

test("deleting without a password is no guess", async ({ host }) => {
  const anna = await host.signUp()
  await host.tried(anna.email, free)

  expect((await anna.post("/api/auth/delete-user")).status).toBe(200)
})

test("the owner is told once a day that passwords are tried, in their language; nobody else is", async ({
  host,
  db,
}) => {
  const [anna, bas] = [await host.signUp({ locale: "en" }), await host.signUp()]
  await db.update(users).set({ emailVerified: false }).where(eq(users.email, bas.email))
  const warnings = (email: string) => host.mails.filter((mail) => mail.kind === "guesses" && mail.email === email)
  const nobody = host.address()
  const attack = async () => {
    for (const email of [anna.email, bas.email, nobody])
      for (let turn = 1; turn <= 2; turn++) await host.signIn(email, "You have won, call 0900")
  }
  for (const email of [anna.email, bas.email, nobody]) await host.tried(email, free - 2)

  await attack()
  expect(warnings(anna.email)).toEqual([{ kind: "guesses", email: anna.email, locale: "en" }])
  expect(warnings(bas.email).concat(warnings(nobody))).toEqual([])
  await host.later(5 * 60)
  await attack()
  expect(warnings(anna.email)).toHaveLength(1)
  await host.later(19 * 60 + 1)
  await attack()
  expect(warnings(anna.email)).toHaveLength(2)
})

test("no mail is sent of a few wrong passwords", async ({ host }) => {
  const anna = await host.signUp()
  await host.tried(anna.email, free - 2)
  await host.signIn(anna.email, "wrong password")

  expect(host.mails.some(({ kind, email }) => kind === "guesses" && email === anna.email)).toBe(false)
})

test("networks are counted by their address; of IPv6, by its /56", async ({ db }) => {
  const limited = authHost(db, { signInLimit: { max: 4, windowSeconds: 60 } })
  const from = (client: string) => limited.signIn(limited.address(), "wrong", aBrowser(limited.auth.handler, client))
  const tries = await Promise.all(
    Array.from({ length: 6 }, (_, turn) => from(`2001:db8:fff7:1${turn}:${turn}::${turn}`)),
  )
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(2)
  expect((await from("2001:db8:fff7:100::1")).status).toBe(401)

  for (let turn = 1; turn <= 4; turn++) expect((await from("192.0.2.77")).status).toBe(401)
  expect((await from("::ffff:192.0.2.77")).status).toBe(429)
})

test.for(["sign-in/email/", "sign-in//email", "sign-in/%65mail", "Sign-In/email", "./sign-in/email", "/sign-in/email"])(
  "no other way to write the address, such as %s, is counted apart",
  async (path, { host }) => {
    const anna = await host.signUp()
    await host.tried(anna.email, free)
    const answer = await host.browser().post(`/api/auth/${path}`, { email: anna.email, password })

    expect([404, 429]).toContain(answer.status)
  },
)
