import { parseArgs } from "node:util"
import { startPostgres } from "../../testing/postgres-server.ts"
import { type Cost, costOf } from "../e2e/testing/cost.ts"
import { addressHeader, serveApp } from "../e2e/testing/serve-app.ts"
import { demoPassword } from "../server/demo/cast.ts"
import { writeConversations } from "./long-conversations.ts"

/**
 * What pages of the production build cost on demo data, from inside the server (`Server-Timing`): median and 95th
 * percentile in ms over `--times` requests one after the other, after a tenth as many to warm up, SQL statements, and the
 * size of the page before it is packed.
 * Run it with `npm run measure`, on a machine that does nothing else.
 */
type Probe = { name: string; as: string; method: "GET" | "POST"; path: string }

const probes: Probe[] = [
  { name: "inbox, first page", as: "ana@fdm.example", method: "GET", path: "/admin/support" },
  { name: "inbox, first page, as data", as: "ana@fdm.example", method: "GET", path: "/admin/support.data" },
  { name: "my questions", as: "jan@thart-visser.example", method: "GET", path: "/support" },
  { name: "ask a question, form", as: "jan@thart-visser.example", method: "GET", path: "/support/new" },
  { name: "ask a question, submit", as: "jan@thart-visser.example", method: "POST", path: "/support/new" },
]

async function signIn(url: string, email: string): Promise<string> {
  const answer = await post(url, "/signin", { email, password: demoPassword, to: "/" }, { [addressHeader]: email })
  if (answer.status !== 303) throw new Error(`signing in as ${email} answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ")
}

function post(url: string, path: string, fields: Record<string, string>, headers: Record<string, string>) {
  const body = new URLSearchParams(fields)
  return fetch(url + path, { method: "POST", body, redirect: "manual", headers: { Origin: url, ...headers } })
}

async function measure(url: string, { as, method, path, name }: Probe, times: number) {
  const cookie = await signIn(url, as)
  const costs: Cost[] = []
  let bytes = 0
  for (let turn = -Math.ceil(times / 10); turn < times; turn++) {
    const answer =
      method === "GET"
        ? await fetch(url + path, { headers: { cookie } })
        : await post(url, path, { body: `Meting ${turn}: hoe vul ik dit in?` }, { cookie })
    bytes = (await answer.arrayBuffer()).byteLength
    if (answer.status >= 400) throw new Error(`${name} answered ${answer.status}`)
    if (turn >= 0) costs.push(costOf(Object.fromEntries(answer.headers)))
  }
  const sorted = costs.map(({ totalMs }) => totalMs).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(1)
  const statements = Math.max(...costs.map((cost) => cost.statements))
  return { page: name, "p50 ms": at(0.5), "p95 ms": at(0.95), statements, kB: Math.round(bytes / 1024) }
}

/** The pages of long conversations, as both sides see them. They are written to a database that is at hand. */
async function longPages(databaseUrl: string): Promise<Probe[]> {
  const [agent, farmer] = ["ana@fdm.example", "jan@thart-visser.example"]
  const probes: Probe[] = []
  for (const { name, ticketId } of await writeConversations(databaseUrl, farmer)) {
    const asked = name.startsWith("2,000") ? "?messages=2000" : ""
    probes.push({ name: `${name}, agent`, as: agent, method: "GET", path: `/admin/support/${ticketId}${asked}` })
    probes.push({ name: `${name}, requester`, as: farmer, method: "GET", path: `/support/${ticketId}${asked}` })
  }
  return probes
}

const { values } = parseArgs({ options: { times: { type: "string", default: "200" } } })
const postgres = await startPostgres()
try {
  for (const [engine, variables] of [
    ["PGlite", {}],
    ["Postgres", { DATABASE_URL: postgres.url() }],
  ] as const) {
    const app = await serveApp({ ...variables, FDM_MEASURE: "on" })
    try {
      const rows = []
      const long = engine === "Postgres" ? await longPages(postgres.url()) : []
      for (const probe of [...probes, ...long]) rows.push(await measure(app.url, probe, Number(values.times)))
      console.log(`\n${engine}, ${values.times} requests each`)
      console.table(rows)
    } finally {
      await app.stop()
    }
  }
} finally {
  await postgres.stop()
}
