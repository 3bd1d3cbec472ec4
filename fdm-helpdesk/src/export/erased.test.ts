import { gunzipSync } from "node:zlib"
import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Actor } from "../access/index.js"
import { ticketExportChunks, work } from "../db/schema-helpdesk.js"
import type { Db, Person } from "../kernel/index.js"
import { anonymizeRequester } from "../privacy/index.js"
import { aLife, tracesIn } from "../testing/a-life.js"
import { anAgent, minutesAfter, noon } from "../testing/index.js"
import { claimDue } from "../work/claim.js"
import { exportWork } from "../work/index.js"
import { getExport, readExport, requestExport } from "./index.js"
import { runExports } from "./run-exports.js"
import { wholeOf } from "./testing/read.js"
import { openWriting, writePage } from "./write-export.js"

const host: Actor = { type: "system", name: "host" }
const later = minutesAfter(noon, 60)
const run = (db: Db) => runExports(db, { clock: () => later })
const everything = { kind: "messages", list: { view: "all" } } as const

/** What of a person is in any table, pieces of files unpacked. */
async function everyTraceOf(db: Db, person: Person): Promise<string[]> {
  const chunks = await db.select({ data: ticketExportChunks.data }).from(ticketExportChunks)
  const files = chunks.map(({ data }) => gunzipSync(data).toString("utf8").toLowerCase())
  const found = ["zwaluw", "kwikstaart", person.email].filter((trace) => files.some((file) => file.includes(trace)))
  return [...found, ...(await tracesIn(db, person))]
}

describe("a person who is erased", () => {
  test("is in no file any more at once, and files are written anew without them", async ({ db }) => {
    const { person } = await aLife(db)
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, everything, later)
    await run(db)
    const before = await getExport(db, ana, { exportId })
    expect((await everyTraceOf(db, person)).length).toBeGreaterThan(3)

    await anonymizeRequester(db, host, { principalId: person.principalId }, later)

    expect(await everyTraceOf(db, person)).toEqual([])
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "queued", rows: 0, bytes: 0 })
    await run(db)
    expect(await everyTraceOf(db, person)).toEqual([])
    const { file, pieces } = await readExport(db, ana, { exportId })
    expect([file.state, file.rows]).toEqual(["ready", before.rows])
    expect(await wholeOf(pieces)).toContain("Gewiste vraag")
    const told = (await db.select().from(work)).filter(({ payload }) => payload.exportId === exportId)
    expect(told).toHaveLength(1)
  })

  test("is not looked for any more: a search that may name them expires, and forgets its words", async ({ db }) => {
    const { person } = await aLife(db)
    const ana = await anAgent(db)
    const ask = () => requestExport(db, ana, { kind: "tickets", list: { text: "zwaluwstaart", view: "all" } }, later)
    const [ready, waiting] = [await ask(), await ask()]
    await run(db)
    expect((await tracesIn(db, person)).join()).toContain("ticket_exports.query")

    await anonymizeRequester(db, host, { principalId: person.principalId }, later)

    expect(await everyTraceOf(db, person)).toEqual([])
    for (const { id: exportId } of [ready, waiting])
      expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "expired", list: { text: null } })
  })

  test("is not brought back by a worker that was at it: it begins anew", async ({ db }) => {
    const { person } = await aLife(db)
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, everything, later)
    const [taken] = await claimDue(db, exportWork, later)
    const writing = taken && (await openWriting(db, taken, later))
    if (!taken || !writing) throw new Error("there is an export to write")

    await anonymizeRequester(db, host, { principalId: person.principalId }, later)

    expect(await writePage(db, taken, writing, later)).toBe(false)
    expect(await db.$count(ticketExportChunks, eq(ticketExportChunks.exportId, exportId))).toBe(0)
    await run(db)
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "ready" })
    expect(await everyTraceOf(db, person)).toEqual([])
  })
})
