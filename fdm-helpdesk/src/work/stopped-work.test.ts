import { and, eq, ne, sql } from "drizzle-orm"
import { beforeEach, describe, expect, onTestFinished, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { ticketExports, work } from "../db/schema-helpdesk.js"
import { getExport, requestExport } from "../export/index.js"
import { runExports } from "../export/run-exports.js"
import { type Db, newId } from "../kernel/index.js"
import { searchWork, updateSearch } from "../search/document/update-search.js"
import { anAgent, aTicket, minutesAfter, noon } from "../testing/index.js"
import { getTicketPage, updateTicket } from "../ticket/index.js"
import { listFailedMails, retryMail } from "../ticket/mails/failed-mail.js"
import { mailWork, triageWork } from "../ticket/mails/mail-work.js"
import { workChannel } from "./channel.js"
import { claimDue, claimSuspect } from "./claim.js"
import { exportWork } from "./export-work.js"
import { countStoppedWork, listStoppedWork, retryStoppedWork } from "./stopped-work.js"
import { drain, leasesRunOut } from "./testing/workers.js"

const later = minutesAfter(noon, 60)
const clock = () => later

/** A desk with a triage, a search document and an export that each ended two workers. */
async function aDesk(db: Db) {
  const [admin, ana] = [await anAgent(db, { role: "admin" }), await anAgent(db)]
  const { id: ticketId, ref } = await aTicket(db)
  const { id: exportId } = await requestExport(db, ana, { kind: "tickets" }, noon)
  const [triage] = await claimDue(db, triageWork, noon)
  const [file] = await claimDue(db, exportWork, noon)
  await leasesRunOut(db)
  await claimSuspect(db, triageWork, noon)
  await claimSuspect(db, exportWork, noon)
  const isMark = and(eq(work.kind, searchWork.name), eq(work.subject, ticketId))
  const [mark] = await db.update(work).set({ begun: 2 }).where(isMark).returning()
  await leasesRunOut(db)
  const onError = vi.fn()
  await drain(db, triageWork, async () => ({}), { clock, onError })
  await runExports(db, { clock, onError })
  await updateSearch(db, { onError })
  const ids = { triageId: triage!.id, fileId: file!.id, markId: mark!.id }
  return { admin, ana, ticketId, ref, exportId, ...ids, onError }
}

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(work).where(sql`true`)
  await db.delete(ticketExports).where(sql`true`)
})

describe("work that ended its worker twice", () => {
  test("is set aside, of every kind, and reported; a manager sees ids, what it was and when, and no content", async ({
    db,
  }) => {
    const { admin, ticketId, ref, triageId, fileId, markId, onError } = await aDesk(db)
    const list = await listStoppedWork(db, admin)
    expect(list).toHaveLength(3)
    expect(list).toEqual(
      expect.arrayContaining([
        { id: triageId, kind: "triage", ticketId, ticketRef: ref, stoppedAt: later },
        { id: markId, kind: "search", ticketId, ticketRef: ref, stoppedAt: expect.any(Date) },
        { id: fileId, kind: "export", ticketId: null, ticketRef: null, stoppedAt: later },
      ]),
    )
    expect(await countStoppedWork(db, admin)).toBe(3)
    expect(onError).toHaveBeenCalledTimes(3)
  })

  test("is taken up no more by itself, however often somebody looks, also when its ticket changes", async ({ db }) => {
    const { admin, ana, ticketId, exportId } = await aDesk(db)
    await updateTicket(db, ana, { ticketId, subject: "Anders" })
    await runExports(db, { clock })
    expect(await updateSearch(db)).toBe(0)
    expect(await drain(db, triageWork, async () => ({}), { clock })).toEqual({ done: 0, retrying: 0, failed: 0 })
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "failed" })
    expect(await countStoppedWork(db, admin)).toBe(3)
  })

  test("is tried once more when a manager says so, and is done when it is well now", async ({ db, fdm }) => {
    const { admin, ana, exportId, triageId, fileId, markId } = await aDesk(db)
    const heard: string[] = []
    onTestFinished(await fdm.listen(workChannel, (kind) => heard.push(kind)))
    for (const workId of [markId, fileId, triageId]) await retryStoppedWork(db, admin, { workId }, later)
    await vi.waitFor(() => expect(heard).toEqual(expect.arrayContaining(["triage", "search", "export"])), 20_000)

    expect(await drain(db, triageWork, async () => ({}), { clock })).toMatchObject({ done: 1 })
    expect(await updateSearch(db)).toBe(1)
    await runExports(db, { clock })

    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "ready", rows: expect.any(Number) })
    expect(await countStoppedWork(db, admin)).toBe(0)
  })

  test("is set aside again after one more attempt that doesn't end", async ({ db }) => {
    const { admin, triageId } = await aDesk(db)
    await retryStoppedWork(db, admin, { workId: triageId }, later)
    expect(await claimDue(db, triageWork, later)).toEqual([])
    expect(await claimSuspect(db, triageWork, later)).toMatchObject([{ id: triageId }])
    await leasesRunOut(db)
    expect(await drain(db, triageWork, async () => ({}), { clock })).toMatchObject({ failed: 1 })
  })

  test("is not found once it is tried again, nor when it never stopped: two may click at once", async ({ db }) => {
    const { admin, triageId } = await aDesk(db)
    await retryStoppedWork(db, admin, { workId: triageId }, later)
    for (const workId of [triageId, newId("work")])
      await expect(retryStoppedWork(db, admin, { workId })).rejects.toMatchObject({ code: "not_found" })
  })

  test("has one door, whose right is a manager's, for a mail as for a triage", async ({ db }) => {
    const { admin, ana, ticketId, triageId } = await aDesk(db)
    const [mail] = await claimDue(db, mailWork, noon)
    const mailId = mail!.id
    await db.update(work).set({ begun: 2 }).where(eq(work.id, mailId))
    await leasesRunOut(db)
    await drain(db, mailWork, async () => ({}), { clock })

    for (const workId of [mailId, triageId]) {
      for (const actor of [ana, admin])
        await expect(retryMail(db, actor, { workId }, later)).rejects.toMatchObject({ code: "not_found" })
      const asked = retryStoppedWork(db, ana, { workId: workId }, later)
      await expect(asked).rejects.toMatchObject({ code: "forbidden" })
    }
    expect(await listFailedMails(db, ana, { ticketId })).toEqual([])
    const { failedMails } = await getTicketPage(db, ana, { ticketId })
    expect(failedMails).toMatchObject([{ workId: mailId, isSetAside: true }])
    expect(await countStoppedWork(db, admin)).toBe(4)

    for (const workId of [mailId, triageId]) await retryStoppedWork(db, admin, { workId }, later)
    const left = await db
      .select()
      .from(work)
      .where(and(eq(work.ticketId, ticketId), ne(work.kind, "search")))
    expect(left.map(({ status }) => status)).toEqual(["pending", "pending"])
  })

  test("is counted by one statement", async ({ db, fdm }) => {
    const admin = await anAgent(db, { role: "admin" })
    expect(await fdm.statements(() => countStoppedWork(db, admin))).toHaveLength(1)
  })
})
