import type { Writable } from "node:stream"
import { cancelExport, exportTickets, readExport, requestExport } from "fdm-helpdesk"
import postgres from "postgres"
import { runExports } from "../fdm-helpdesk/src/export/run-exports.js"
import { benchNow, type Size } from "./data/size.js"
import { type Opened, openOnPostgres } from "./measure/opened.js"
import { filledUrl } from "./measure/run.js"
import { readOptions } from "./options.js"
import { sayAloud as say } from "./say.js"
import { type Scene, sceneOf } from "./scene.js"
import { startServer } from "./server.js"

/**
 * What files of all tickets and of all messages cost: streamed, and written by the job and read again; next to COPY, which
 * gives the same columns without words, time zones or care for spreadsheets. `npm run bench:export -- --size 1m`.
 */
type Run = { name: string; rows: number; bytes: number; seconds: number; statements: number; peakMb: number }

const kinds = ["tickets", "messages"] as const
type Kind = (typeof kinds)[number]
const list = { view: "all" } as const

const byHand: Record<Kind, string> = {
  tickets: `select ref, subject, status, priority, asker.name, asker.email, farm_name, person.name,
      (select string_agg(tags.name, ', ') from tags where tags.id = any(tag_ids)), tickets.channel, tickets.created_at,
      first_response_at, resolved_at, closed_at, last_message_at, message_count
    from tickets join contacts asker on asker.id = requester_id left join agents on agents.id = assignee_id
      left join contacts person on person.id = agents.contact_id order by tickets.id`,
  messages: `select ref, subject, messages.created_at, person.name, author_type, visibility, body
    from messages join tickets on tickets.id = ticket_id left join contacts person on person.id = author_id
    order by ticket_id, messages.id`,
}

type Pieces = () => Promise<AsyncIterable<unknown> | unknown[]>

/** Runs something that gives a file in pieces, and throws them away. */
async function measured(name: string, rows: number, opened: Opened, pieces: Pieces) {
  globalThis.gc?.()
  let [bytes, peak] = [0, process.memoryUsage.rss()]
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  const [sent, began] = [opened.sent(), performance.now()]
  for await (const piece of await pieces()) bytes += Buffer.byteLength(piece as string)
  clearInterval(watch)
  const seconds = (performance.now() - began) / 1_000
  const run: Run = { name, rows, bytes, seconds, statements: opened.sent() - sent, peakMb: peak / 2 ** 20 }
  say(lineOf(run))
  return run
}

function lineOf({ name, rows, bytes, seconds, statements, peakMb }: Run): string {
  const figures = [
    ...[rows.toLocaleString("en"), (bytes / 1e6).toFixed(0), seconds.toFixed(1)],
    ...[Math.round(rows / seconds).toLocaleString("en"), statements.toLocaleString("en"), peakMb.toFixed(0)],
  ]
  return `| ${[name, ...figures].join(" | ")} |`
}

async function exportsOf(kind: Kind, url: string, opened: Opened, { agent }: Scene): Promise<Run[]> {
  const { db, raw } = opened
  const [counted] = await raw.query(`select count(*)::int as rows from ${kind}`)
  const rows = Number(counted?.rows)
  const hand = await measured(`${kind}, COPY by hand`, rows, opened, () => copied(url, byHand[kind]))
  const streamed = await measured(`${kind}, streamed`, rows, opened, () =>
    exportTickets(db, agent, { kind, list }, benchNow),
  )
  const { id: exportId } = await requestExport(db, agent, { kind, list }, benchNow)
  const written = await measured(`${kind}, written by the job`, rows, opened, async () => {
    await runExports(db, { clock: () => benchNow })
    return []
  })
  const read = await measured(`${kind}, read from the database`, rows, opened, async () => {
    return (await readExport(db, agent, { exportId }, benchNow)).pieces
  })
  await cancelExport(db, agent, { exportId }, benchNow)
  return [hand, streamed, { ...written, bytes: read.bytes }, read]
}

async function copied(url: string, query: string): Promise<AsyncIterable<unknown>> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connection: { search_path: `"fdm-helpdesk"` } })
  const stream = (await client.unsafe(`copy (${query}) to stdout (format csv)`).readable()) as unknown as Writable
  stream.once("close", () => void client.end())
  return stream as unknown as AsyncIterable<unknown>
}

async function measureOn(url: string, size: Size, seed: string): Promise<Run[]> {
  const opened = await openOnPostgres(url, 1)
  try {
    const scene = sceneOf({ seed, size }, opened.raw.query)
    const runs: Run[] = []
    for (const kind of kinds) runs.push(...(await exportsOf(kind, url, opened, scene)))
    return runs
  } finally {
    await opened.close()
  }
}

const options = readOptions(process.argv.slice(2))
const server = options.url ? undefined : await startServer(options.data)
try {
  for (const size of options.sizes) {
    const url = await filledUrl(server, size, options)
    const runs = await measureOn(url, size, options.seed)
    const head =
      "| | rows | MB | seconds | rows a second | statements | peak MB |\n| --- | --- | --- | --- | --- | --- | --- |"
    process.stdout.write(`\n${size}\n${[head, ...runs.map(lineOf)].join("\n")}\n`)
  }
} finally {
  await server?.stop()
}
