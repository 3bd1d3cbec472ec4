import { asc, eq, sql } from "drizzle-orm"
import { describe, expect, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { verifyAudit } from "../audit/index.js"
import { agents, auditEvents, ticketExportChunks, ticketExports, work } from "../db/schema-helpdesk.js"
import { deactivateAgent } from "../desk/index.js"
import type { Db, ExportId } from "../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { claimDue, claimSuspect, type Taken } from "../work/claim.js"
import { exportWork } from "../work/index.js"
import { settleDone } from "../work/settle.js"
import { leasesRunOut } from "../work/testing/workers.js"
import { cancelExport, getExport, listExports, readExport, requestExport } from "./index.js"
import { runExports } from "./run-exports.js"
import { manyTickets } from "./testing/many.js"
import { rowsIn, wholeOf } from "./testing/read.js"
import { openWriting, writePage } from "./write-export.js"

const later = minutesAfter(noon, 60)
const run = (db: Db, at = later) => runExports(db, { clock: () => at })
const chunksOf = (db: Db, exportId: ExportId) =>
  db.$count(ticketExportChunks, eq(ticketExportChunks.exportId, exportId))
const everything = { kind: "tickets", list: { view: "all" } } as const

/** A worker that has an export, and has begun with it. */
async function aWorker(db: Db, at = later) {
  const [taken] = await claimDue(db, exportWork, at)
  const writing = taken && (await openWriting(db, taken, at))
  if (!taken || !writing) throw new Error("there is an export to write")
  return { taken, writing }
}

/** A worker that writes so many pages, and is then gone for good. */
async function aWorkerThatDies(db: Db, pages: number, at = later): Promise<Taken> {
  const { taken, writing } = await aWorker(db, at)
  for (let page = 0; page < pages; page++) await writePage(db, taken, writing, at)
  return taken
}

describe("a file that is asked for", () => {
  test("is written by the job, and read by whoever asked: the same as when it is streamed", async ({ db }) => {
    await manyTickets(db, 2_300)
    const ana = await anAgent(db)
    const asked = await requestExport(db, ana, everything, later)
    expect(asked).toMatchObject({
      state: "queued",
      rows: 0,
      expectedRows: null,
      list: { view: "all", isFiltered: false },
    })
    await expect(readExport(db, ana, { exportId: asked.id })).rejects.toMatchObject({ code: "conflict" })

    await run(db)

    const made = await getExport(db, ana, { exportId: asked.id })
    expect(made).toMatchObject({ state: "ready", rows: 2_300, expectedRows: 2_300, error: null, finishedAt: later })
    expect(made.expiresAt).toEqual(minutesAfter(later, 7 * 24 * 60))
    const { pieces, file } = await readExport(db, ana, { exportId: asked.id })
    const text = await wholeOf(pieces)
    expect(Buffer.byteLength(text)).toBe(file.bytes)
    const refs = text.split("\r\n").flatMap((line) => line.match(/^TK-\w+/) ?? [])
    expect(new Set(refs).size).toBe(2_300)
    expect(await chunksOf(db, asked.id)).toBe(3)
    expect(await db.$count(work, sql`${work.payload} ->> 'exportId' = ${asked.id}`)).toBe(1)
  })

  test("goes on where a worker died, once its lease is over, and has no row twice", async ({ db }) => {
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, everything, later)
    await aWorkerThatDies(db, 1)
    await run(db, later)
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "running", rows: 1_000, expectedRows: 2_300 })

    await leasesRunOut(db)
    await run(db)
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "ready", rows: 2_300 })
    const rows = await rowsIn((await readExport(db, ana, { exportId })).pieces)
    expect([rows.length, new Set(rows.map((row) => row.Nummer)).size]).toEqual([2_300, 2_300])
  })

  test("is another worker's once the lease is over: the first one writes nothing more of it", async ({ db }) => {
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, everything, later)
    const { taken, writing } = await aWorker(db)
    await leasesRunOut(db)
    expect(await claimSuspect(db, exportWork, later)).toMatchObject([{ subject: exportId }])
    expect([await writePage(db, taken, writing, later), await chunksOf(db, exportId)]).toEqual([false, 0])
    await cancelExport(db, ana, { exportId }, later)
  })

  test("holds a page in memory and no more: each is one statement, one piece and one transaction", async ({
    db,
    fdm,
  }) => {
    const ana = await anAgent(db)
    await requestExport(db, ana, { kind: "messages", list: { view: "all" } }, later)
    const seen = await fdm.statements(() => run(db))
    const reads = seen.filter((statement) => /^select .*"author_type"/.test(statement))
    expect(reads).toHaveLength(5)
    expect(reads.every((statement) => statement.includes("limit"))).toBe(true)
    const pieces = seen.filter((statement) => /^insert into "fdm-helpdesk"."ticket_export_chunks"/.test(statement))
    expect(pieces).toHaveLength(5)
  })

  test("waits for no large one: what has had its turn comes behind it", async ({ db }) => {
    const ana = await anAgent(db)
    const large = await requestExport(db, ana, everything, later)
    const turn = await aWorkerThatDies(db, 1)
    const small = await requestExport(db, ana, { kind: "tickets", list: { view: "mine" } }, minutesAfter(later, 1))
    const at = minutesAfter(later, 2)
    await settleDone(db, exportWork, turn, { isUnfinished: true }, at)
    for (const { id } of [small, large]) expect(await claimDue(db, exportWork, at)).toMatchObject([{ subject: id }])
    for (const { id: exportId } of [small, large]) await cancelExport(db, ana, { exportId }, later)
  })

  test("of a search holds what the search found", async ({ db }) => {
    const ana = await anAgent(db)
    const { ref } = await aTicket(db, { body: "Mijn bemonsteringsplan" })
    const { id: exportId } = await requestExport(db, ana, { kind: "messages", list: { text: ref } }, later)
    await run(db)
    const { pieces, file } = await readExport(db, ana, { exportId })
    expect(file.list).toEqual({ view: null, text: ref, isFiltered: false })
    expect((await rowsIn(pieces)).map((row) => [row.Nummer, row.Tekst])).toEqual([[ref, "Mijn bemonsteringsplan"]])
  })

  test("is narrowed by times as they were asked for, also when they come out of the database again", async ({ db }) => {
    const ana = await anAgent(db)
    const list = { view: "all", filters: { createdFrom: noon, createdTo: minutesAfter(noon, 1) } } as const
    const { id: exportId } = await requestExport(db, ana, { kind: "tickets", list }, later)
    await run(db)
    const { rows, list: shown } = await getExport(db, ana, { exportId })
    expect(rows).toBeGreaterThan(50)
    expect(rows).toBeLessThan(70)
    expect(shown.isFiltered).toBe(true)
  })
})

describe("it ends", () => {
  test("soon after it is cancelled: no page is written after, and nothing of it stays", async ({ db }) => {
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, everything, later)
    const { taken, writing } = await aWorker(db)
    expect(await writePage(db, taken, writing, later)).toBe(true)

    expect(await cancelExport(db, ana, { exportId }, later)).toMatchObject({ state: "cancelled", finishedAt: later })

    expect(await writePage(db, taken, writing, later)).toBe(false)
    expect(await chunksOf(db, exportId)).toBe(0)
    await leasesRunOut(db)
    await run(db)
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "cancelled", rows: 1_000 })
    await expect(readExport(db, ana, { exportId })).rejects.toMatchObject({ code: "conflict" })
  })

  test("when whoever asked leaves the desk: nobody else may have what they could see", async ({ db }) => {
    const [ana, admin] = [await anAgent(db), await anAgent(db, { role: "admin" })]
    const { id: exportId } = await requestExport(db, ana, everything, later)
    await aWorkerThatDies(db, 1)
    await deactivateAgent(db, admin, { agentId: ana.agentId }, later)
    const onError = vi.fn()
    await leasesRunOut(db)
    await runExports(db, { clock: () => later, onError })
    const [row] = await db.select().from(ticketExports).where(eq(ticketExports.id, exportId))
    expect(row).toMatchObject({ state: "failed", error: "forbidden" })
    expect(await db.$count(work, eq(work.subject, exportId))).toBe(0)
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: "forbidden" }), exportId)
    expect(await chunksOf(db, exportId)).toBe(0)
  })

  test("as failed when it can't be written, with a code and no content; the next one is written all the same", async ({
    db,
  }) => {
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, everything, later)
    const list = { view: "nowhere", text: "het geheim van Wim" }
    await db.update(ticketExports).set({ query: list }).where(eq(ticketExports.id, exportId))
    const other = await requestExport(db, ana, { kind: "tickets", list: { view: "mine" } }, later)
    const errors: unknown[] = []
    await runExports(db, { clock: () => later, onError: (error) => errors.push(error) })
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "failed", error: "invalid_input" })
    expect(JSON.stringify(errors)).not.toContain("geheim")
    expect(await getExport(db, ana, { exportId: other.id })).toMatchObject({ state: "ready", rows: 0 })
  })

  test("after seven days, and its row after a month", async ({ db }) => {
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, { kind: "tickets", list: { view: "mine" } }, later)
    await run(db)
    await run(db, minutesAfter(later, 7 * 24 * 60 - 1))
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "ready" })
    await run(db, minutesAfter(later, 7 * 24 * 60))
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "expired" })
    expect(await chunksOf(db, exportId)).toBe(0)
    await run(db, minutesAfter(later, 31 * 24 * 60))
    await expect(getExport(db, ana, { exportId })).rejects.toMatchObject({ code: "not_found" })
  })

  test("when the worker is told to stop, with the page that is on its way; another one goes on at once", async ({
    db,
  }) => {
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, everything, later)
    const stopping = new AbortController()
    let looked = 0
    const clock = () => {
      // Once to expire, once to claim, once to begin, and once for the first page.
      if (++looked === 4) stopping.abort()
      return later
    }
    await runExports(db, { clock, signal: stopping.signal })
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "running", rows: 1_000 })
    await run(db, later)
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "ready" })
  })
})

describe("a file is its asker's own", () => {
  test("no colleague, manager, admin or requester finds it, reads it or stops it", async ({ db }) => {
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, { kind: "tickets", list: { view: "mine" } }, later)
    await run(db)
    for (const role of ["agent", "manager", "admin"] as const) {
      const other = await anAgent(db, { role })
      for (const verb of [getExport, cancelExport, readExport])
        await expect(verb(db, other, { exportId })).rejects.toMatchObject({ code: "not_found" })
      expect(await listExports(db, other)).toEqual([])
    }
    const requester = await aRequester(db)
    for (const verb of [getExport, cancelExport, readExport])
      await expect(verb(db, requester, { exportId })).rejects.toMatchObject({ code: "forbidden" })
    expect((await listExports(db, ana)).map(({ id }) => id)).toEqual([exportId])
  })

  test("and no longer once they left the desk, not even the rest of one that is being read", async ({ db }) => {
    const ana = await anAgent(db)
    const { id: exportId } = await requestExport(db, ana, everything, later)
    await run(db)
    const { pieces } = await readExport(db, ana, { exportId })
    const reading = pieces[Symbol.asyncIterator]()
    expect((await reading.next()).done).toBe(false)
    await db.update(agents).set({ isActive: false }).where(eq(agents.id, ana.agentId))
    await expect(reading.next()).rejects.toMatchObject({ code: "not_found" })
    await expect(readExport(db, ana, { exportId })).rejects.toMatchObject({ code: "not_found" })
  })

  test("five may be on their way at once; one more is refused until one is over", async ({ db }) => {
    const ana = await anAgent(db)
    const ask = () => requestExport(db, ana, { kind: "tickets", list: { view: "mine" } }, later)
    const [first] = [await ask(), await ask(), await ask(), await ask(), await ask()]
    await expect(ask()).rejects.toMatchObject({ code: "conflict", details: { reason: "too_many_exports" } })
    await cancelExport(db, ana, { exportId: first.id }, later)
    await expect(ask()).resolves.toMatchObject({ state: "queued" })
    await run(db)
    expect((await listExports(db, ana)).filter(({ state }) => state === "ready")).toHaveLength(5)
  })

  test("who asked for which, how many rows it had and who read it is in the audit of the desk, without content", async ({
    db,
  }) => {
    const ana = await anAgent(db)
    const list = { view: "mine", filters: { farm: "geheim" } } as const
    const { id: exportId } = await requestExport(db, ana, { kind: "tickets", list }, later)
    await run(db)
    await readExport(db, ana, { exportId }, later)
    const events = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.actorId, ana.contactId))
      .orderBy(asc(auditEvents.seq))
    expect(events.filter(({ subjectId }) => subjectId === "desk").map(({ type, changes }) => [type, changes])).toEqual([
      ["export.requested", { exportId, kind: "tickets" }],
      ["export.made", { exportId, kind: "tickets", rows: 0 }],
      ["export.downloaded", { exportId, kind: "tickets", rows: 0 }],
    ])
    expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true })
  })
})
