import { eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, onTestFinished, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { outbox, ticketExports, ticketSearchQueue } from "../db/schema-helpdesk.js"
import { claimExport, claimSuspect as claimSuspectExport } from "../export/claim-export.js"
import { getExport, requestExport } from "../export/index.js"
import { runExports } from "../export/run-exports.js"
import { updateSearch } from "../inbox/update-search.js"
import { type Db, newId } from "../kernel/index.js"
import { anAgent, aTicket, minutesAfter, noon } from "../testing/index.js"
import { getTicketPage } from "../ticket/index.js"
import { outboxChannel, searchChannel } from "./channel.js"
import { claimDue, claimSuspect } from "./claim.js"
import { drainOutbox } from "./drain-outbox.js"
import { exportChannel } from "./exports.js"
import { listFailedMails, retryOutbox } from "./failed-mail.js"
import { countStoppedWork, listStoppedWork, retryStoppedWork } from "./stopped-work.js"
import { leasesRunOut } from "./testing/workers.js"

const later = minutesAfter(noon, 60)
const clock = () => later

/** A desk with a triage, a search document and an export that each ended two workers. */
async function aDesk(db: Db) {
  const [admin, ana] = [await anAgent(db, { role: "admin" }), await anAgent(db)]
  const { id: ticketId, ref } = await aTicket(db)
  const { id: exportId } = await requestExport(db, ana, { kind: "tickets" }, noon)
  const [triage] = await claimDue(db, "triage", noon)
  await claimExport(db, noon)
  await leasesRunOut(db)
  await claimSuspect(db, "triage", noon)
  await claimSuspectExport(db, noon)
  await db.update(ticketSearchQueue).set({ begun: 2 }).where(eq(ticketSearchQueue.ticketId, ticketId))
  await leasesRunOut(db)
  const onError = vi.fn()
  await drainOutbox(db, "triage", async () => ({}), { clock, onError })
  await runExports(db, { clock, onError })
  await updateSearch(db, { onError })
  return { admin, ana, ticketId, ref, exportId, triageId: triage!.id, onError }
}

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(outbox).where(sql`true`)
  await db.delete(ticketExports).where(sql`true`)
  await db.delete(ticketSearchQueue).where(sql`true`)
})

describe("work that ended its worker twice", () => {
  test("is set aside, of every kind, and reported; a manager sees ids, what it was and when, and no content", async ({
    db,
  }) => {
    const { admin, ticketId, ref, exportId, triageId, onError } = await aDesk(db)
    const list = await listStoppedWork(db, admin)
    expect(list).toHaveLength(3)
    expect(list).toEqual(
      expect.arrayContaining([
        { id: triageId, kind: "triage", ticketId, ticketRef: ref, stoppedAt: later },
        { id: ticketId, kind: "search", ticketId, ticketRef: ref, stoppedAt: expect.any(Date) },
        { id: exportId, kind: "export", ticketId: null, ticketRef: null, stoppedAt: later },
      ]),
    )
    expect(await countStoppedWork(db, admin)).toBe(3)
    expect(onError).toHaveBeenCalledTimes(3)
  })

  test("is taken up no more by itself, however often somebody looks, also when its ticket changes", async ({ db }) => {
    const { admin, ana, ticketId, exportId } = await aDesk(db)
    await db.execute(sql`update ${ticketSearchQueue} set marked_at = now() where ticket_id = ${ticketId}`)
    await runExports(db, { clock })
    expect(await updateSearch(db)).toBe(0)
    expect(await drainOutbox(db, "triage", async () => ({}), { clock })).toEqual({ sent: 0, retrying: 0, failed: 0 })
    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "failed" })
    expect(await countStoppedWork(db, admin)).toBe(3)
  })

  test("is tried once more when a manager says so, and is done when it is well now", async ({ db, fdm }) => {
    const { admin, ana, ticketId, exportId, triageId } = await aDesk(db)
    const heard: string[] = []
    for (const channel of [outboxChannel, searchChannel, exportChannel])
      onTestFinished(await fdm.listen(channel, () => heard.push(channel)))
    for (const workId of [ticketId, exportId, triageId]) await retryStoppedWork(db, admin, { workId }, later)
    await vi.waitFor(
      () => expect(heard).toEqual(expect.arrayContaining([outboxChannel, searchChannel, exportChannel])),
      20_000,
    )

    expect(await drainOutbox(db, "triage", async () => ({}), { clock })).toMatchObject({ sent: 1 })
    expect(await updateSearch(db)).toBe(1)
    await runExports(db, { clock })

    expect(await getExport(db, ana, { exportId })).toMatchObject({ state: "ready", rows: expect.any(Number) })
    expect(await countStoppedWork(db, admin)).toBe(0)
  })

  test("is set aside again after one more attempt that doesn't end", async ({ db }) => {
    const { admin, triageId } = await aDesk(db)
    await retryStoppedWork(db, admin, { workId: triageId }, later)
    expect(await claimDue(db, "triage", later)).toEqual([])
    expect(await claimSuspect(db, "triage", later)).toMatchObject([{ id: triageId }])
    await leasesRunOut(db)
    expect(await drainOutbox(db, "triage", async () => ({}), { clock })).toMatchObject({ failed: 1 })
  })

  test("is not found once it is tried again, nor when it never stopped: two may click at once", async ({ db }) => {
    const { admin, triageId } = await aDesk(db)
    await retryStoppedWork(db, admin, { workId: triageId }, later)
    for (const workId of [triageId, newId("ticket"), newId("export")])
      await expect(retryStoppedWork(db, admin, { workId })).rejects.toMatchObject({ code: "not_found" })
  })

  test("has one door, whose right is a manager's, for a mail as for a triage", async ({ db }) => {
    const { admin, ana, ticketId, triageId } = await aDesk(db)
    const [mail] = await claimDue(db, "mail", noon)
    const mailId = mail!.id
    await db.update(outbox).set({ begun: 2 }).where(eq(outbox.id, mailId))
    await leasesRunOut(db)
    await drainOutbox(db, "mail", async () => ({}), { clock })

    for (const outboxId of [mailId, triageId]) {
      for (const actor of [ana, admin])
        await expect(retryOutbox(db, actor, { outboxId }, later)).rejects.toMatchObject({ code: "not_found" })
      const asked = retryStoppedWork(db, ana, { workId: outboxId }, later)
      await expect(asked).rejects.toMatchObject({ code: "forbidden" })
    }
    expect(await listFailedMails(db, ana, { ticketId })).toEqual([])
    const { failedMails } = await getTicketPage(db, ana, { ticketId })
    expect(failedMails).toMatchObject([{ outboxId: mailId, isSetAside: true }])
    expect(await countStoppedWork(db, admin)).toBe(4)

    for (const workId of [mailId, triageId]) await retryStoppedWork(db, admin, { workId }, later)
    const left = await db.select().from(outbox).where(eq(outbox.ticketId, ticketId))
    expect(left.map(({ status }) => status)).toEqual(["pending", "pending"])
  })

  test("is counted by one statement", async ({ db, fdm }) => {
    const admin = await anAgent(db, { role: "admin" })
    expect(await fdm.statements(() => countStoppedWork(db, admin))).toHaveLength(1)
  })
})
