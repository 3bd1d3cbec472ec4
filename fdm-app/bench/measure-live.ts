import { readFileSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import { parseArgs } from "node:util"
import { createFdm, type Fdm, rowsOf } from "fdm-core/db"
import { seedAgent } from "fdm-helpdesk"
import { startPostgres } from "../../testing/postgres-server.ts"
import { costOf } from "../e2e/testing/cost.ts"
import { keptMails } from "../e2e/testing/kept-mails.ts"
import { addressHeader, type ServedApp, serveApp } from "../e2e/testing/serve-app.ts"
import { demoPassword } from "../server/demo/cast.ts"
import { openPages } from "./open-pages.ts"

/**
 * What open pages cost: `--pages` (500) agents' pages that listen to one process of the production build, on Postgres.
 * Prints the memory of that process (Linux), how long one change takes until all of them have heard of it, from when it was
 * sent, over `--times` changes, and what the database is asked meanwhile. Run it with `npm run measure:live`, on a machine
 * that does nothing else; the pages run on it too.
 */
const { values } = parseArgs({
  options: { pages: { type: "string", default: "500" }, times: { type: "string", default: "50" } },
})
const pages = Number(values.pages)
const times = Number(values.times)
const pagesPerAgent = 20
const settleMs = 3_000

async function post(url: string, path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields)
  const answer = await fetch(url + path, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { Origin: url, ...headers },
  })
  if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`)
  return answer
}

/** Somebody new at the desk. @returns the cookie of their session */
async function anAgent(app: ServedApp, { db }: Fdm, number: number): Promise<string> {
  const email = `agent-${number}@measure.example`
  const address = { [addressHeader]: `10.${number}.0.1` }
  const form = { name: `Agent ${number}`, email, password: demoPassword, to: "/" }
  const asked = await post(app.url, "/signup", form, address)
  const link = await linkMailedTo(email, app.folder)
  const answer = await fetch(link, { redirect: "manual", headers: { cookie: cookiesOf(asked), ...address } })
  const [user] = rowsOf<{ id: string }>(await db.execute(`select id from "fdm-authn".users where email = '${email}'`))
  if (!user) throw new Error(`${email} was not signed up`)
  const known = { principalId: user.id, name: `Agent ${number}`, email, emailVerified: true } as const
  await seedAgent(db, { person: { ...known, locale: "nl", timeZone: "Europe/Amsterdam" }, role: "agent" })
  return cookiesOf(answer)
}

/** The address that a mail leads to; it is written after the answer that tells of it. */
async function linkMailedTo(email: string, folder: string): Promise<string> {
  for (;;) {
    const mail = (await keptMails(folder)).find(({ to }) => to === email)
    const link = /href="([^"]*magic-link[^"]*)"/.exec(mail?.html ?? "")?.[1]
    if (link) return link
    await pause(50)
  }
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ")
}

/** Resident memory, in MB. */
function memoryOf({ pid }: ServedApp): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024
}

async function transactions({ db }: Fdm): Promise<number> {
  await pause(settleMs)
  const counted = await db.execute(
    "select xact_commit::int as count from pg_stat_database where datname = current_database()",
  )
  return rowsOf<{ count: number }>(counted)[0]?.count ?? 0
}

/** One note after another. @returns when each was sent, and how many transactions that was in all, the counting included */
async function change(url: string, cookie: string, fdm: Fdm): Promise<{ sentAt: number[]; transactions: number }> {
  const list = await (await fetch(`${url}/admin/support`, { headers: { cookie } })).text()
  const ticketId = /tic_[a-z0-9]+/.exec(list)?.[0]
  const before = await transactions(fdm)
  const sentAt: number[] = []
  for (let turn = 0; turn < times; turn++) {
    sentAt.push(performance.now())
    const note = { visibility: "internal", body: `Meting ${turn}` }
    await (await post(url, `/admin/support/${ticketId}/message`, note, { cookie })).arrayBuffer()
    await pause(100)
  }
  return { sentAt, transactions: (await transactions(fdm)) - before }
}

function shareOf(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1)
}

const postgres = await startPostgres()
const app = await serveApp({ DATABASE_URL: postgres.url(), FDM_MEASURE: "on" })
const fdm = await createFdm({ url: postgres.url() })
try {
  const cookies: string[] = []
  for (let number = 0; number < Math.ceil(pages / pagesPerAgent); number++)
    cookies.push(await anAgent(app, fdm, number))
  const [writer = ""] = cookies
  const alone = await change(app.url, writer, fdm)
  const before = memoryOf(app)
  const opened = await openPages(`${app.url}/api/live?since=${Date.now()}`, cookies, pages)
  await pause(settleMs)
  const after = memoryOf(app)
  const crowd = await change(app.url, writer, fdm)
  const heard = opened.heardSince(crowd.sentAt)
  const sorted = heard.flat().sort((a, b) => a - b)
  const last = heard.map((each) => Math.max(...each)).sort((a, b) => a - b)
  console.table({
    "pages that listen": opened.count,
    "memory before, MB": before.toFixed(0),
    "memory with all of them, MB": after.toFixed(0),
    "memory a page, kB": (((after - before) * 1024) / pages).toFixed(1),
    "statements to begin to listen": costOf(opened.headers).statements,
    "changes, each heard by": `${times}, ${heard.map((each) => each.length).sort((a, b) => a - b)[0]} pages or more`,
    "until a page hears, p50 / p95 ms": `${shareOf(sorted, 0.5)} / ${shareOf(sorted, 0.95)}`,
    "until the last page hears, p50 / p95 ms": `${shareOf(last, 0.5)} / ${shareOf(last, 0.95)}`,
    "transactions a change, with nobody listening": (alone.transactions / times).toFixed(1),
    "transactions a change, with all of them": (crowd.transactions / times).toFixed(1),
  })
  opened.close()
} finally {
  await fdm.close()
  await app.stop()
  await postgres.stop()
}
