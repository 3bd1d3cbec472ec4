import { addMessage, createTicket, type Db, type TicketId } from "fdm-helpdesk"
import { anAgent } from "fdm-helpdesk/testing"
import { openPostgres } from "../fdm-core/src/db/open-postgres.js"
import { migrateAll } from "../testing/migrate-all.js"
import { startPostgres } from "../testing/postgres-server.js"
import { callers } from "./measure/crowd.js"
import { sayAloud as say } from "./say.js"

/**
 * What it costs that commits announce: Postgres takes a lock over the whole cluster for it, so that they go one after the
 * other. Two databases of one server, whose disk is waited for as in production; in one of them `pg_notify` is a function
 * that does nothing. They are measured by turns, since a machine is never quiet. `npm run bench:announce`.
 */
const settings = {
  ...{ fsync: "on", synchronous_commit: "on", full_page_writes: "on", autovacuum: "on" },
  ...{ shared_buffers: "512MB", max_wal_size: "4GB", max_connections: "100" },
}
const [rounds, roundMs, ticketsEach] = [8, 3_000, 8]
const variants = ["announced", "silent"] as const
type Variant = (typeof variants)[number]

/** Named before the functions of Postgres, ours is the one that statements and triggers call. */
const silence = [
  "create schema silence",
  "create function silence.pg_notify(text, text) returns void language sql as ''",
  "alter database silent set search_path = silence, pg_catalog, public",
]

type Call = (lane: number, turn: number) => Promise<unknown>
type Calls = Record<"create a ticket" | "reply", Call>

async function openVariant(url: (database?: string) => string, name: Variant) {
  const server = openPostgres(url(), undefined, 1)
  await server.db.execute(`create database ${name}`)
  await server.close()
  const making = openPostgres(url(name), undefined, 1)
  await migrateAll(making.db)
  if (name === "silent") for (const statement of silence) await making.db.execute(statement)
  await making.close()
  const opened = openPostgres(url(name), undefined, callers)
  // As two processes would.
  for (const channel of ["fdm_helpdesk_work", "fdm_helpdesk_live"])
    for (let process = 0; process < 2; process++) await opened.listen(channel, () => undefined)
  return { calls: await callsOn(opened.db), close: opened.close }
}

async function callsOn(db: Db): Promise<Calls> {
  const agent = await anAgent(db)
  const ids: TicketId[] = []
  for (let at = 0; at < callers * ticketsEach; at++)
    ids.push((await createTicket(db, agent, { body: "Waar is mijn perceel?" })).id)
  const ticketOf = (lane: number, turn: number) => ids[lane * ticketsEach + (turn % ticketsEach)] as TicketId
  return {
    "create a ticket": () => createTicket(db, agent, { body: "De kaart van mijn perceel is leeg sinds vanmorgen." }),
    reply: (lane, turn) =>
      addMessage(db, agent, { ticketId: ticketOf(lane, turn), body: "We kijken ernaar.", visibility: "public" }),
  }
}

/** Calls a second of all callers together. */
async function rate(call: Call): Promise<number> {
  let done = 0
  const start = performance.now()
  const lane = async (_: unknown, at: number) => {
    for (let turn = 0; performance.now() - start < roundMs; turn++) {
      await call(at, turn)
      done++
    }
  }
  await Promise.all(Array.from({ length: callers }, lane))
  return (1_000 * done) / (performance.now() - start)
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

const server = await startPostgres({ settings })
try {
  const opened = {
    announced: await openVariant(server.url, "announced"),
    silent: await openVariant(server.url, "silent"),
  }
  for (const name of ["create a ticket", "reply"] as const) {
    const rates: Record<Variant, number[]> = { announced: [], silent: [] }
    for (let round = 0; round < rounds; round++)
      for (const variant of round % 2 === 0 ? variants : variants.toReversed()) {
        const measured = await rate(opened[variant].calls[name])
        // The first round warms up.
        if (round > 0) rates[variant].push(measured)
        say(`${name}, ${variant}: ${measured.toFixed(0)} a second`)
      }
    const ratios = rates.announced.map((each, at) => each / (rates.silent[at] ?? Number.NaN))
    process.stdout.write(
      `${name}: ${middle(rates.announced).toFixed(0)} a second, ${middle(rates.silent).toFixed(0)} without announcing; ` +
        `${((middle(ratios) - 1) * 100).toFixed(1)} % (rounds: ${ratios.map((each) => each.toFixed(2)).join(" ")})\n`,
    )
  }
  await Promise.all(variants.map((variant) => opened[variant].close()))
} finally {
  await server.stop()
}
