import { gunzipSync } from "node:zlib"
import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect, vi } from "vitest"
import { test } from "../../../testing/database.js"
import type { Actor } from "../access/index.js"
import { ticketExportChunks, ticketExports } from "../db/schema-helpdesk.js"
import { anonymizeRequester } from "../privacy/index.js"
import { egbert } from "../testing/a-life.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { claimDue } from "../work/claim.js"
import { exportWork } from "../work/index.js"
import { anotherProcess, leasesRunOut } from "../work/testing/workers.js"
import { cancelExport, getExport, readExport, requestExport } from "./index.js"
import { runExports } from "./run-exports.js"
import { manyTickets } from "./testing/many.js"
import { rowsIn } from "./testing/read.js"
import { openWriting, writePage } from "./write-export.js"

const host: Actor = { type: "system", name: "host" }
const later = minutesAfter(noon, 60)
const clock = () => later
const everything = { kind: "tickets", list: { view: "all" } } as const

test("of two workers that look at the same moment, the second waits for nothing and takes another export", async ({
  db,
  fdm,
}) => {
  const ana = await anAgent(db)
  const asked = [await requestExport(db, ana, everything, later), await requestExport(db, ana, everything, later)]
  const other = await fdm.another()
  const claimed = await db.transaction(async (tx) => [
    await claimDue(tx, exportWork, later),
    await claimDue(other, exportWork, later),
    await claimDue(other, exportWork, later),
  ])
  expect(claimed.map(([taken]) => taken?.subject)).toEqual([...asked.map(({ id }) => id), undefined])
  for (const { id: exportId } of asked) await cancelExport(db, ana, { exportId }, later)
})

test("workers side by side write each file once, and a worker that lost its lease writes nothing more", async ({
  db,
  fdm,
}) => {
  await manyTickets(db, 3_200)
  const ana = await anAgent(db)
  const other = await fdm.another()
  const asked = [await requestExport(db, ana, everything, later), await requestExport(db, ana, everything, later)]
  const [slow] = await claimDue(db, exportWork, later)
  const writing = slow && (await openWriting(db, slow, later))
  if (!slow || !writing) throw new Error("there is an export to write")
  await writePage(db, slow, writing, later)

  await leasesRunOut(db)
  const late = writePage(db, slow, writing, later)
  await Promise.all([runExports(db, { clock }), runExports(other, { clock, ...anotherProcess() }), late])

  // Whether its last page came before the others took over or was refused: it has nothing to say any more.
  expect(await writePage(db, slow, writing, later)).toBe(false)
  for (const { id: exportId } of asked) {
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "ready", rows: 3_200 })
    const rows = await rowsIn((await readExport(db, ana, { exportId })).pieces)
    expect([rows.length, new Set(rows.map((row) => row.Nummer)).size]).toEqual([3_200, 3_200])
  }
})

test("a page that is read while somebody is being erased waits for the end of that", async ({ db, fdm }) => {
  const ana = await anAgent(db)
  const other = await fdm.another()
  const person = egbert()
  await aTicket(db, { requester: await aRequester(db, person) })
  const pages: Promise<unknown>[] = []
  await db.transaction(async (tx) => {
    await anonymizeRequester(tx, host, { principalId: person.principalId }, later)
    // Asked for after the erasure looked for files, and before anybody else can see it.
    await requestExport(other, ana, everything, later)
    const [taken] = await claimDue(other, exportWork, later)
    const writing = taken && (await openWriting(other, taken, later))
    if (!taken || !writing) throw new Error("there is an export to write")
    pages.push(writePage(other, taken, writing, later))
    const isWaiting = sql`select 1 from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`
    await vi.waitFor(async () => expect(rowsOf(await tx.execute(isWaiting))).toHaveLength(1), 5000)
  })
  await Promise.all(pages)
  const chunks = await db.select({ data: ticketExportChunks.data }).from(ticketExportChunks)
  expect(chunks.length).toBeGreaterThan(0)
  expect(chunks.filter(({ data }) => gunzipSync(data).toString().includes(person.email))).toEqual([])
  await db.delete(ticketExports)
})

test("who is erased while pages are written is in no file after", async ({ db, fdm }) => {
  const ana = await anAgent(db)
  const other = await fdm.another()
  for (let round = 0; round < 6; round++) {
    const person = egbert()
    await aTicket(db, { requester: await aRequester(db, person) })
    const { id: exportId } = await requestExport(db, ana, everything, later)
    const erasing = () => anonymizeRequester(db, host, { principalId: person.principalId }, later)
    await Promise.all([
      runExports(other, { clock }),
      round % 2 ? erasing() : new Promise((done) => setTimeout(done, 15 * round)).then(erasing),
    ])
    const chunks = await db.select({ data: ticketExportChunks.data }).from(ticketExportChunks)
    expect(chunks.filter(({ data }) => gunzipSync(data).toString().includes(person.email))).toEqual([])
    await runExports(other, { clock })
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "ready" })
    await db.delete(ticketExports)
  }
})
