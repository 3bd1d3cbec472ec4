import { eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, onTestFinished, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { ticketExports, work } from "../db/schema-helpdesk.js"
import { requestExport } from "../export/index.js"
import { type Db, HelpdeskError, newId, type WorkId } from "../kernel/index.js"
import { anAgent } from "../testing/index.js"
import { mailWork } from "../ticket/mails/mail-work.js"
import { claimDue } from "./claim.js"
import type { Handler } from "./drain-work.js"
import { exportWork } from "./export-work.js"
import { drain } from "./testing/workers.js"

async function aRow(db: Db, dueAt = new Date(Date.now() - 60_000)): Promise<WorkId> {
  const id = newId("work", dueAt)
  await db.insert(work).values({ id, kind: "mail", payload: {}, dueAt, createdAt: dueAt })
  return id
}

async function rowOf(db: Db, id: WorkId) {
  const [row] = await db.select().from(work).where(eq(work.id, id))
  return row!
}

/** From now on, this process's clock is so far from the database's. */
function clockIsOff(seconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 })
  onTestFinished(() => void vi.useRealTimers())
}

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(work).where(sql`true`)
})

describe("a worker whose clock is wrong", () => {
  test.for([45, -45])("by %i s takes no row in flight, and has its own no longer", async (seconds, { db }) => {
    const inFlight = await aRow(db)
    await claimDue(db, mailWork)
    const own = await aRow(db)
    clockIsOff(seconds)
    const taken: WorkId[] = []
    const leases: number[] = []
    const handler: Handler = async ({ id }) => {
      taken.push(id)
      for (const row of [inFlight, id]) leases.push((await rowOf(db, row)).claimedUntil?.getTime() ?? Number.NaN)
      return {}
    }
    await drain(db, mailWork, handler)
    expect(taken).toEqual([own])
    const [theirs = Number.NaN, ours = Number.NaN] = leases
    expect(ours - theirs).toBeGreaterThanOrEqual(0)
    expect(ours - theirs).toBeLessThan(mailWork.leaseMs)
  })

  test("takes nothing before it is due, and tries again no later than it should", async ({ db }) => {
    const later = await aRow(db, new Date(Date.now() + 30_000))
    const failing = await aRow(db)
    const inAMinute = Date.now() + 60_000
    clockIsOff(45)
    const counts = await drain(db, mailWork, () => Promise.reject(new HelpdeskError("unavailable", "away")))
    expect(counts).toEqual({ done: 0, retrying: 1, failed: 0 })
    expect(await rowOf(db, later)).toMatchObject({ attempts: 0 })
    expect((await rowOf(db, failing)).dueAt.getTime()).toBeLessThan(inAMinute)
  })

  test("takes no export that another one writes", async ({ db }) => {
    await requestExport(db, await anAgent(db), { kind: "tickets" })
    expect(await claimDue(db, exportWork)).toHaveLength(1)
    clockIsOff(600)
    expect(await claimDue(db, exportWork)).toEqual([])
    await db.delete(ticketExports)
  })
})
