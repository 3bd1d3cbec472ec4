import { once } from "node:events"
import { connect } from "node:net"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type ServedApp, serveApp } from "../testing/serve-app.ts"

/**
 * What strangers can send to a desk that is set up as any other: without measuring, without a demo, and without a proxy,
 * whose missing header would be told of in the log.
 */
let app: ServedApp

beforeAll(async () => {
  app = await serveApp({ FDM_DEMO: "off", FDM_CLIENT_ADDRESS_HEADER: "" })
}, 60_000)

afterAll(() => app?.stop())

const ask = (path: string, init: RequestInit = {}) => fetch(app.url + path, { redirect: "manual", ...init })

function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  return ask(path, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
  })
}

/** Bytes as they are; `fetch` sends nothing that is broken. */
async function say(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), "localhost").setEncoding("latin1")
  let said = ""
  socket.on("data", (text) => {
    said += text
  })
  socket.write(bytes)
  await once(socket, "close")
  return said
}

const statusOf = (answer: string) => Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1])

/** `formData()` takes three quarters of a minute for each of these, and no test has a quarter of an hour. */
test("millions of fields hold nobody up: they are counted and not read", async () => {
  for (const path of ["/signin", "/signup", "/language", "/signout", "/signin/link", "/support/new", "/signin.data"])
    for (const body of ["a&".repeat(1_450_000), "&".repeat(2_900_000), `a=${"%41".repeat(900_000)}`])
      expect((await post(path, body)).status, path).toBeOneOf([302, 413])
})

describe("the authentication", () => {
  const sign = (body: string, headers = {}) =>
    post("/api/auth/sign-in/email", body, { Origin: app.url, "Content-Type": "application/json", ...headers })

  test("reads what its forms hold", async () => {
    expect((await sign('{"email":"wim@farm.example","password":"[[[[[[[[[[[[[[[[[[[[["}')).status).toBe(401)
  })

  test.for([
    ["deep", "[".repeat(40_000), 413],
    ["long", `{"email":[${"1,".repeat(20_000)}1]}`, 413],
    ["large", `{"email":"${"a".repeat(60_000)}"}`, 413],
  ] as const)("reads no JSON that is too %s", async ([, body, status]) => {
    expect((await sign(body)).status).toBe(status)
  })

  test("reads nothing that is no JSON", async () => {
    for (const type of ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"])
      expect((await sign("email=a", { "Content-Type": type })).status).toBe(415)
  })
})

describe("every answer carries our headers", () => {
  const carried = ["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "permissions-policy"]

  test.for([
    ["GET", "/signin", 200],
    ["GET", "/signin.data", 200],
    ["GET", "/icon.svg", 200],
    ["GET", "/healthz", 200],
    ["GET", "/support", 302],
    ["GET", "/nowhere", 404],
    ["GET", "/assets/nowhere.js", 404],
    ["GET", "/api/auth/nowhere", 404],
    ["GET", "/api/live", 401],
    ["POST", "/", 405],
    ["POST", "/healthz", 405],
    ["POST", "/icon.svg", 404],
    ["PUT", "/signin", 405],
    ["GET", "/%zz", 400],
    ["GET", "/%00", 400],
    ["GET", "/support/%ff.data", 400],
    ["GET", `/signin?${"a&".repeat(1_000)}`, 414],
  ] as const)("%s %s", async ([method, path, status]) => {
    const { headers, status: answered } = await ask(path, { method })
    expect(answered).toBe(status)
    for (const name of [...carried, "content-security-policy"]) expect(headers.has(name), name).toBe(true)
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
    expect(headers.has("strict-transport-security")).toBe(false)
  })
})

describe("a form of another origin", () => {
  test("is refused, also when it is the host that was asked or the same host by another name", async () => {
    const { port } = new URL(app.url)
    for (const origin of ["https://evil.example", `http://127.0.0.1:${port}`, `https://localhost:${port}`, "null", "x"])
      for (const path of [
        "/signin",
        "/signin.data",
        "/language",
        "/signout",
        "/support/new",
        "/api/auth/sign-in/email",
      ]) {
        const answer = await post(path, "locale=en", { Origin: origin })
        expect(answer.status, `${path} from ${origin}`).toBe(403)
        expect(await answer.text()).toContain(app.url)
      }
    const own =
      "POST /language HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n"
    expect(statusOf(await say(own))).toBe(403)
    expect((await post("/language", "locale=en", { Origin: app.url })).status).toBe(303)
  })
})

test("no answer tells what it cost, where nobody asked for it", async () => {
  for (const path of ["/", "/signin", "/support", "/healthz", "/signin.data", "/api/auth/get-session"])
    expect((await ask(path)).headers.has("server-timing"), path).toBe(false)
  const email = "wim@farm.example"
  expect((await post("/signin", `email=${email}&password=x`)).headers.has("server-timing")).toBe(false)
  expect((await post("/signin/link", `email=${email}`)).headers.has("server-timing")).toBe(false)
})

describe("nothing that a stranger sends wrong is worth a line of the log", () => {
  const pages = ["/signin", "/signin.data", "/language", "/signout", "/support/new", "/api/auth/sign-in/email", "/"]
  let before: string

  beforeEach(() => {
    before = app.said()
  })

  afterEach(() => expect(app.said()).toBe(before))

  test("no form that is none, of another origin or by another method", async () => {
    for (const path of [...pages, "/nowhere"]) {
      await post(path, "x", { Origin: "nonsense" })
      await post(path, "x=%zz")
      await post(path, "x", { "Content-Type": "multipart/form-data" })
      await post(path, '{"x":', { "Content-Type": "application/json" })
      await post(path, "a&".repeat(100_000))
      await ask(path, { method: "DELETE" })
    }
  })

  test("no form that breaks off", async () => {
    for (const path of pages) {
      const socket = connect(Number(new URL(app.url).port), "localhost")
      const type = path.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded"
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nContent-Type: ${type}\r\n\r\nbody=`)
      await once(socket, "connect")
      socket.destroy()
    }
  })

  test("no address that is none", async () => {
    const addresses = ["/%zz", "/%00", "/support/%ff", "/support/%ff.data", "/a/b/c.data", "/_root.data", "/__manifest"]
    for (const path of [...addresses, ...pages.map((page) => `${page}?_routes=nowhere&index=%zz&cursor=%ff`)])
      await ask(path)
  })

  test("no HTTP that is none", async () => {
    for (const line of ["nonsense", "GET / HTTP/1.1", "GET http://x/ HTTP/1.1\r\nHost: x", "GET / HTTP/9.9"])
      await say(`${line}\r\nConnection: close\r\n\r\n`)
  })

  test("no cookie that is none", async () => {
    for (const cookie of [
      "fdm_locale=%ff",
      "fdm_locale=e30",
      "fdm.session_token=x.y",
      "fdm-closed-panels=%zz",
      "=;=;=",
    ])
      for (const path of ["/signin", "/api/auth/get-session"]) await ask(path, { headers: { cookie } })
  })

  test("no request to the authentication that it does not know", async () => {
    const bodies = [{ callbackURL: "https://evil.example" }, { callbackURL: "//" }, { email: {} }, { password: [] }]
    const json = { Origin: app.url, "Content-Type": "application/json" }
    for (const path of [
      "sign-in/email",
      "sign-in/magic-link",
      "sign-up/email",
      "delete-user",
      "update-user",
      "sign-out",
    ])
      for (const body of [
        ...bodies.map((body) => JSON.stringify({ email: "a@b.nl", ...body })),
        "[]",
        '"x"',
        "null",
        "{",
      ])
        await post(`/api/auth/${path}`, body, json)
    for (const path of [
      "error?error=x",
      "verify-email?token=x",
      "magic-link/verify?token=x&callbackURL=https://evil.example",
    ])
      await ask(`/api/auth/${path}`)
  })
})
