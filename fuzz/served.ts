import { readFileSync } from "node:fs"
import { Agent, request } from "node:http"
import { addressHeader, type ServedApp, serveApp } from "../fdm-app/e2e/testing/serve-app.js"
import { demoPassword } from "../fdm-app/server/demo/cast.js"
import type { Posted } from "./requests.js"

export const askers = { nobody: undefined, requester: "jan@thart-visser.example", admin: "daan@fdm.example" } as const
export type Asker = keyof typeof askers

/** Who asks, and the address that they ask from. */
export type Asking = { who: Asker; from: string }

/** The built app with its demo, and those who ask it. */
export type Served = {
  /**
   * The status of the answer, after how many seconds to try again (0 when it doesn't say), and how long the thread that
   * answers everybody was kept busy until it was there.
   */
  ask(asking: Asking, posted: Posted): Promise<{ status: number; retryAfter: number; busyMs: number }>
  stop(): Promise<void>
}

/** So long that no machine is that busy: what is slow is told by processor time. */
const answerLimitMs = 60_000

/** @throws Error when the app does not start */
export async function startServed(): Promise<Served> {
  const app = await serveApp()
  const agent = new Agent({ keepAlive: false })
  const cookies: Partial<Record<Asker, string>> = {}

  async function ask({ who, from }: Asking, posted: Posted) {
    const own: Record<string, string> = { origin: app.url, [addressHeader]: from }
    const cookie = cookies[who]
    if (cookie) own.cookie = cookie
    const before = busyMsOf(app)
    const { status, retryAfter } = await send(app.url, agent, { ...posted, headers: { ...own, ...posted.headers } })
    return { status, retryAfter, busyMs: busyMsOf(app) - before }
  }

  for (const [who, email] of Object.entries(askers)) {
    if (!email) continue
    const body = Buffer.from(new URLSearchParams({ email, password: demoPassword }).toString())
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: app.url }
    const answer = await send(app.url, agent, { method: "POST", path: "/signin", headers, body })
    if (answer.cookies === "") throw new Error(`${who} was not let in: ${answer.status}`)
    cookies[who as Asker] = answer.cookies
  }
  return { ask, stop: app.stop }
}

type Got = { status: number; retryAfter: number; cookies: string }

function send(url: string, agent: Agent, { method, path, headers, body }: Posted): Promise<Got> {
  const { hostname, port } = new URL(url)
  const length = body ? { "content-length": String(body.length) } : {}
  return new Promise((resolve, reject) => {
    const sent = request({
      hostname,
      port,
      method,
      path,
      agent,
      headers: { ...headers, ...length },
      timeout: answerLimitMs,
    })
    sent.on("timeout", () => sent.destroy(new Error("no answer in a minute")))
    sent.on("error", reject)
    sent.on("response", (answer) => {
      const cookies = (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1)[0]).join("; ")
      const retryAfter = Number(answer.headers["retry-after"] ?? 0)
      const got = { status: answer.statusCode ?? 0, retryAfter, cookies }
      answer.on("end", () => resolve(got)).on("error", reject)
      // What goes on for ever has answered by its headers.
      if (answer.headers["content-type"]?.startsWith("text/event-stream")) {
        resolve(got)
        answer.destroy()
      } else answer.resume()
    })
    sent.end(body)
  })
}

const ticksPerSecond = 100

/** Processor time of the app's main thread so far, as Linux tells it; elsewhere the clock stands in. */
function busyMsOf({ pid }: ServedApp): number {
  try {
    const stat = readFileSync(`/proc/${pid}/task/${pid}/stat`, "utf8")
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
    return ((Number(user) + Number(system)) * 1000) / ticksPerSecond
  } catch {
    return performance.now()
  }
}
