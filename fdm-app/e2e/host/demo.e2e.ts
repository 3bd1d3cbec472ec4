import { once } from "node:events"
import { connect } from "node:net"
import { text } from "node:stream/consumers"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type PostgresServer, startPostgres } from "../../../testing/postgres-server.ts"
import { demoPassword } from "../../server/demo/cast.ts"
import { type ServedApp, serveApp } from "../testing/serve-app.ts"
import { people } from "../testing/test.ts"

/** Without what the tests' apps are told otherwise: nobody asked for a demo, and no proxy was spoken of. */
const byItself = { FDM_DEMO: "", FDM_CLIENT_ADDRESS_HEADER: "" }

const signIn = (url: string, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams({ email: people.admin, password: demoPassword, to: "/" })
  return fetch(`${url}/signin`, { method: "POST", body, headers, redirect: "manual" })
}

describe("a demo that nobody asked for", () => {
  let app: ServedApp

  beforeAll(async () => {
    app = await serveApp(byItself)
  }, 60_000)

  afterAll(() => app?.stop())

  /** What these very lines are answered; `fetch` says its own `Host` and its own version. */
  async function answerTo(...lines: string[]): Promise<string> {
    const socket = connect(Number(new URL(app.url).port), "127.0.0.1")
    await once(socket, "connect")
    socket.write([...lines, "Connection: close", "", ""].join("\r\n"))
    return text(socket)
  }

  test("shows its accounts to its own machine, and lets them in", async () => {
    expect(await (await fetch(`${app.url}/signin`)).text()).toContain(demoPassword)
    expect((await signIn(app.url)).status).toBe(303)
    expect(await answerTo("GET /signin HTTP/1.1", "Host: localhost")).toContain(demoPassword)
  })

  test.for<Record<string, string>>([
    { "X-Forwarded-For": "192.0.2.1" },
    { "X-Forwarded-For": "127.0.0.1" },
    { Forwarded: "for=192.0.2.1;host=fdm.example" },
    { "X-Real-IP": "192.0.2.1" },
    { "CF-Connecting-IP": "192.0.2.1" },
    { Via: "1.1 proxy" },
    { "X-Request-Id": "5f1c" },
    { Traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" },
  ])("tells a forwarded request nothing and lets nobody in with it: %o", async (headers) => {
    for (const path of ["/signin", "/signup", "/dev/mail", "/dev/mail.data", "/signin/link?email=a@b.example"]) {
      const answer = await fetch(app.url + path, { headers, redirect: "manual" })
      expect(answer.status, path).toBe(403)
      expect(await answer.text()).not.toContain(demoPassword)
    }
    const answer = await signIn(app.url, headers)
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []])
    const body = JSON.stringify({ email: people.admin, password: demoPassword })
    const json = { "Content-Type": "application/json", Origin: app.url }
    const direct = await fetch(`${app.url}/api/auth/sign-in/email`, {
      method: "POST",
      body,
      headers: { ...json, ...headers },
    })
    expect([direct.status, direct.headers.getSetCookie()]).toEqual([403, []])
  })

  test.for([
    ["for another name, as through a tunnel", ["GET /signin HTTP/1.1", "Host: fdm.example"]],
    ["for another name at our port", ["GET /signin HTTP/1.1", "Host: localhost.evil.example:3000"]],
    ["in the way of a proxy that says nothing of itself", ["GET /signin HTTP/1.0", "Host: localhost:3000"]],
  ] as const)("tells nothing to who asks %s", async ([, lines]) => {
    const answer = await answerTo(...lines)

    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    expect(answer).toContain("FDM_DEMO=on npm start")
    expect(answer).not.toContain(demoPassword)
  })
})

describe("a database server", () => {
  let postgres: PostgresServer

  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)

  afterAll(() => postgres?.stop())

  const withApp = async <Result>(variables: Record<string, string>, run: (app: ServedApp) => Promise<Result>) => {
    const app = await serveApp({ DATABASE_URL: postgres.url(), ...byItself, ...variables })
    return run(app).finally(app.stop)
  }
  const trySignIn = async ({ url }: ServedApp) => (await signIn(url)).status

  test("gets demo accounts only when asked for, and no start without them until their passwords are gone", async () => {
    await withApp({}, async (app) => {
      expect(await (await fetch(`${app.url}/signin`)).text()).not.toContain(demoPassword)
      expect(await trySignIn(app)).toBe(401)
    })

    expect(await withApp({ FDM_DEMO: "on" }, trySignIn)).toBe(303)

    const withoutDemo: Record<string, string>[] = [{}, { FDM_DEMO: "off" }, { FDM_URL: "https://fdm.example" }]
    for (const variables of withoutDemo)
      await expect(withApp(variables, trySignIn)).rejects.toThrow(
        /everybody knows their password[\s\S]*FDM_DEMO=end npm start/,
      )

    expect(await withApp({ FDM_DEMO: "end" }, trySignIn)).toBe(401)
    expect(await withApp({}, trySignIn)).toBe(401)
  }, 180_000)
})

test("an embedded database that was a demo doesn't go public with it", async () => {
  const demo = await serveApp(byItself)
  try {
    const again = { FDM_DATA: demo.folder, ...byItself, FDM_URL: "https://fdm.example" }
    await demo.crash()
    await expect(serveApp(again)).rejects.toThrow(/everybody knows their password/)
  } finally {
    await demo.stop()
  }
}, 60_000)
