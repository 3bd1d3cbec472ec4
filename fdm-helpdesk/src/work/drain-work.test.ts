import { eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { work } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, newId } from "../kernel/index.js"
import { minutesAfter, noon } from "../testing/index.js"
import { mailWork } from "../ticket/mails/mail-work.js"
import { claimDue, claimSuspect, nextDueInMs, renewClaims } from "./claim.js"
import type { Handler } from "./drain-work.js"
import { renewMsOf } from "./kind.js"
import { anotherProcess, drain, leasesRunOut } from "./testing/workers.js"

const { leaseMs } = mailWork
const at = (time: Date) => ({ clock: () => time })
const done: Handler = async () => ({})
const unavailable: Handler = async () => {
  throw new HelpdeskError("unavailable", "the provider is away")
}

async function aRow(db: Db, { dueAt = noon, kind = "mail", ...given }: Partial<typeof work.$inferInsert> = {}) {
  const id = newId("work", dueAt)
  await db.insert(work).values({ id, kind, payload: { messageId: "msg_1" }, dueAt, createdAt: dueAt, ...given })
  return id
}

/** How long until a lease ends, by the clock of the database. */
async function leaseLeftMs(db: Db, id: typeof work.$inferSelect.id) {
  const left = sql<number>`extract(epoch from ${work.claimedUntil} - statement_timestamp()) * 1000`.mapWith(Number)
  const [row] = await db.select({ left }).from(work).where(eq(work.id, id))
  return row?.left ?? Number.NaN
}

async function rowOf(db: Db, id: typeof work.$inferSelect.id) {
  const [row] = await db.select().from(work).where(eq(work.id, id))
  return row!
}

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(work).where(sql`true`)
})

describe("drainWork", () => {
  test("a due row leaves once and is noted with the provider's id", async ({ db }) => {
    const id = await aRow(db)
    const seen: unknown[] = []
    const handler: Handler = async (delivery) => {
      seen.push(delivery)
      return { providerId: "pm-1" }
    }

    expect(await drain(db, mailWork, handler, at(noon))).toEqual({ done: 1, retrying: 0, failed: 0 })
    expect(await drain(db, mailWork, handler, at(noon))).toEqual({ done: 0, retrying: 0, failed: 0 })

    const first = { attempt: 1, version: 1, isAlone: false }
    expect(seen).toEqual([
      { id, kind: "mail", subject: null, ticketId: null, payload: { messageId: "msg_1" }, ...first },
    ])
    expect(await rowOf(db, id)).toMatchObject({ status: "done", providerId: "pm-1", doneAt: noon, claimedUntil: null })
  })

  test("what is not due yet, or of another kind, stays", async ({ db }) => {
    await aRow(db, { dueAt: minutesAfter(noon, 1) })
    await aRow(db, { kind: "triage" })
    expect(await drain(db, mailWork, done, at(noon))).toEqual({ done: 0, retrying: 0, failed: 0 })
  })

  test("the oldest leave first, more than one batch of them", async ({ db }) => {
    const ids: string[] = []
    for (let minute = 24; minute >= 0; minute--) ids.unshift(await aRow(db, { dueAt: minutesAfter(noon, -minute) }))
    const order: string[] = []
    const handler: Handler = async ({ id }) => {
      order.push(id)
      return {}
    }
    expect(await drain(db, mailWork, handler, at(noon))).toMatchObject({ done: 25 })
    expect(order).toEqual(ids.reverse())
  })

  test("the claim is committed before the row leaves, so no transaction is open meanwhile", async ({ db, fdm }) => {
    const id = await aRow(db)
    const other = await fdm.another()
    const handler: Handler = async () => {
      expect(await rowOf(other, id)).toMatchObject({ attempts: 1, begun: 1 })
      expect(await leaseLeftMs(other, id)).toBeGreaterThan(leaseMs / 2)
      return {}
    }
    expect(await drain(db, mailWork, handler, at(noon))).toMatchObject({ done: 1 })
  })

  test("one row costs three statements: claim, note, and a look for what may have ended its worker", async ({
    db,
    fdm,
  }) => {
    await aRow(db)
    expect(await fdm.statements(() => drain(db, mailWork, done, at(noon)))).toHaveLength(3)
  })

  test("a provider that is away means a later attempt, the row holding a code and no words", async ({ db }) => {
    const id = await aRow(db)
    expect(await drain(db, mailWork, unavailable, at(noon))).toMatchObject({ retrying: 1 })
    const row = await rowOf(db, id)
    expect(row).toMatchObject({ status: "pending", attempts: 1, lastError: "unavailable", claimedUntil: null })
    expect(row.dueAt.getTime()).toBeGreaterThanOrEqual(noon.getTime() + 30_000)
    expect(row.dueAt.getTime()).toBeLessThanOrEqual(noon.getTime() + 36_000)
  })

  test("after eight attempts, about a day, a person has to look", async ({ db }) => {
    const id = await aRow(db)
    let now = noon
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(await rowOf(db, id)).toMatchObject({ status: "pending", attempts: attempt - 1 })
      await drain(db, mailWork, unavailable, at(now))
      now = new Date(now.getTime() + ((await nextDueInMs(db, mailWork, now)) ?? 0))
    }
    expect(await rowOf(db, id)).toMatchObject({ status: "failed", attempts: 8, lastError: "unavailable", doneAt: now })
    expect(now.getTime() - noon.getTime()).toBeGreaterThan(20 * 3_600_000)
    expect(await drain(db, mailWork, done, at(minutesAfter(now, 9999)))).toMatchObject({ done: 0 })
  })

  test.for([
    ["with the port's reason", { reason: "inactive_recipient" }, "port_failed:inactive_recipient"],
    ["without one", {}, "port_failed"],
    ["with a reason that might be content", { reason: "Wim <wim@boer.example>" }, "port_failed"],
  ] as const)("what the port will never take fails at once, %s", async ([, details, lastError], { db }) => {
    const id = await aRow(db)
    const handler: Handler = async () => {
      throw new HelpdeskError("port_failed", "refused", details)
    }
    expect(await drain(db, mailWork, handler, at(noon))).toMatchObject({ failed: 1 })
    expect(await rowOf(db, id)).toMatchObject({ status: "failed", attempts: 1, lastError, doneAt: noon })
  })

  test("a poison row keeps no other from leaving, and is reported", async ({ db }) => {
    const poison = await aRow(db, { dueAt: minutesAfter(noon, -5) })
    await aRow(db)
    const reported: unknown[] = []
    const handler: Handler = async ({ id }) => {
      if (id === poison) throw new TypeError("Cannot read properties of undefined: geheim")
      return {}
    }
    const onError = (error: unknown, { id }: { id: string }) => reported.push([id, String(error)])
    expect(await drain(db, mailWork, handler, { ...at(noon), onError })).toMatchObject({ done: 1, retrying: 1 })
    expect(reported).toEqual([[poison, "TypeError: Cannot read properties of undefined: geheim"]])
    expect(await rowOf(db, poison)).toMatchObject({ lastError: "unexpected" })
  })

  test("a port that never answers holds nobody up: its row is tried again later", async ({ db }) => {
    const id = await aRow(db)
    const deaf: Handler = () => new Promise(() => undefined)
    expect(await drain(db, { ...mailWork, limitMs: 20 }, deaf, at(noon))).toMatchObject({ retrying: 1 })
    expect(await rowOf(db, id)).toMatchObject({ status: "pending", lastError: "unavailable" })
  })

  test("a handler that takes longer than a lease keeps its row, because its worker renews", async ({ db }) => {
    const id = await aRow(db)
    const settled = await aRow(db, { dueAt: minutesAfter(noon, -1) })
    const slow: Handler = async (delivery) => {
      if (delivery.id === settled) return {}
      await leasesRunOut(db)
      await vi.waitFor(async () => expect(await leaseLeftMs(db, id)).toBeGreaterThan(leaseMs / 2), 20_000)
      expect([await claimDue(db, mailWork, noon), await claimSuspect(db, mailWork, noon)]).toEqual([[], []])
      return {}
    }
    expect(await drain(db, mailWork, slow, { ...at(noon), renewEveryMs: 20 })).toMatchObject({ done: 2 })
    expect(await rowOf(db, settled)).toMatchObject({ status: "done", claimedUntil: null })
  })

  test("a lease that another worker has is not renewed, nor one that ended", async ({ db }) => {
    const [theirs, put] = [await aRow(db), await aRow(db)]
    const claimed = await claimDue(db, mailWork, noon)
    await leasesRunOut(db)
    await db
      .update(work)
      .set({ claimedUntil: null, dueAt: minutesAfter(noon, 9) })
      .where(eq(work.id, put))
    await claimSuspect(db, mailWork, noon)
    const { claimedUntil } = await rowOf(db, theirs)
    await renewClaims(db, mailWork, claimed)
    expect(await rowOf(db, theirs)).toMatchObject({ claimedUntil })
    expect(await rowOf(db, put)).toMatchObject({ claimedUntil: null })
  })

  test("a worker that dies delays a mail by half a minute at most", () => {
    expect(leaseMs).toBeLessThanOrEqual(30_000)
    expect(renewMsOf(mailWork)).toBeLessThan(leaseMs)
  })

  test("a row whose worker died is claimed again when the lease ends, not before", async ({ db }) => {
    const id = await aRow(db)
    await claimDue(db, mailWork, noon)
    const attempts: number[] = []
    const handler: Handler = async ({ attempt }) => {
      attempts.push(attempt)
      return {}
    }
    await drain(db, mailWork, handler, at(minutesAfter(noon, 60)))
    expect(attempts).toEqual([])
    const nextInMs = (await nextDueInMs(db, mailWork)) ?? Number.NaN
    expect(Math.abs(nextInMs - (await leaseLeftMs(db, id)))).toBeLessThan(leaseMs / 2)
    await leasesRunOut(db)
    await drain(db, mailWork, handler, at(noon))
    expect(attempts).toEqual([2])
    expect(await nextDueInMs(db, mailWork)).toBeUndefined()
  })

  test("a worker that lost its row to another does not undo what that one did", async ({ db }) => {
    const id = await aRow(db)
    const late: Handler = async () => {
      await leasesRunOut(db)
      await drain(db, mailWork, async () => ({ providerId: "pm-2" }), { ...at(noon), ...anotherProcess() })
      throw new HelpdeskError("unavailable", "too late")
    }
    await drain(db, mailWork, late, at(noon))
    expect(await rowOf(db, id)).toMatchObject({ status: "done", providerId: "pm-2", lastError: null })
  })

  test("a worker that fails when its lease is over leaves the row to whoever has it now", async ({ db }) => {
    const id = await aRow(db)
    const late: Handler = async () => {
      await leasesRunOut(db)
      await claimSuspect(db, mailWork, noon)
      throw new HelpdeskError("port_failed", "too late")
    }
    await drain(db, mailWork, late, at(noon))
    expect(await rowOf(db, id)).toMatchObject({ status: "pending", attempts: 2, begun: 2, lastError: null })
    expect(await leaseLeftMs(db, id)).toBeGreaterThan(leaseMs / 2)
  })

  test("a worker that is told to stop finishes what is on its way and begins nothing", async ({ db }) => {
    for (let row = 0; row < 12; row++) await aRow(db)
    const stop = new AbortController()
    const handler: Handler = async () => {
      stop.abort()
      return {}
    }
    expect(await drain(db, mailWork, handler, { ...at(noon), signal: stop.signal })).toMatchObject({ done: 10 })
  })

  test("two workers on two connections never take one row twice", async ({ db, fdm }) => {
    for (let row = 0; row < 40; row++) await aRow(db)
    const other = await fdm.another()
    const taken: string[] = []
    const handler: Handler = async ({ id }) => {
      taken.push(id)
      return {}
    }
    const workers = [db, other, db, other].map((handle) => drain(handle, mailWork, handler, at(noon)))
    const sent = (await Promise.all(workers)).reduce((sum, counts) => sum + counts.done, 0)
    expect(sent).toBe(40)
    expect(new Set(taken).size).toBe(40)
    expect(taken).toHaveLength(40)
  })
})
