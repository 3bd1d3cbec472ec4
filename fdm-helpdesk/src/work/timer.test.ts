import { and, eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { tickets, work } from "../db/schema-helpdesk.js"
import type { Db, TicketId } from "../kernel/index.js"
import { anAgent, aTicket, minutesAfter, noon } from "../testing/index.js"
import { changeTicket } from "../ticket/index.js"
import type { Handler } from "./drain-work.js"
import { cancelWork, enqueue, type WorkItem } from "./enqueue.js"
import { forgetWork } from "./forget-work.js"
import { workKind } from "./kind.js"
import { anotherProcess, drain, leasesRunOut } from "./testing/workers.js"

const breach = workKind("sla.breach")
const raised = { data: { from: "normal", to: "high" }, kept: { source: "person" } } as const
const at = (minutes: number) => minutesAfter(noon, minutes)
const clockAt = (minutes: number) => ({ clock: () => at(minutes) })
const isTimer = eq(work.kind, breach.name)
const timersOf = (db: Db, subject: string) =>
  db
    .select()
    .from(work)
    .where(and(isTimer, eq(work.subject, subject)))

/** As a clock of a ticket will be set: by what follows from a change, in the statement of the change. */
async function setBreach(db: Db, ticketId: TicketId, minutes: number | null) {
  const agent = await anAgent(db)
  const item: WorkItem = { kind: breach, subject: ticketId, dueAt: at(minutes ?? 0) }
  return changeTicket(db, agent, { ticketId }, "ticket.update", noon, async (tx) => ({
    set: { priority: "high" },
    events: [{ type: "ticket.priority_changed", ...raised }],
    ...(minutes === null ? { rowsBeside: [cancelWork(tx, breach, [ticketId])] } : { work: [item] }),
  }))
}

/** A handler that notes what it was given. */
function aHandler() {
  const fired: (string | null)[] = []
  const handler: Handler = async ({ subject }) => {
    fired.push(subject)
    return {}
  }
  return { fired, handler }
}

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(work).where(isTimer)
})

describe("a timer of a ticket", () => {
  test("is set with a change of it, moved by the next one, and fires once at the time that it has then", async ({
    db,
    fdm,
  }) => {
    const { id: ticketId } = await aTicket(db)
    const { fired, handler } = aHandler()
    await setBreach(db, ticketId, 30)
    await setBreach(db, ticketId, 60)
    expect(await timersOf(db, ticketId)).toMatchObject([{ dueAt: at(60), ticketId, version: 2 }])

    await drain(db, breach, handler, clockAt(59))
    expect(fired).toEqual([])
    const other = await fdm.another()
    await Promise.all([
      drain(db, breach, handler, clockAt(60)),
      drain(other, breach, handler, { ...clockAt(60), ...anotherProcess() }),
    ])
    expect(fired).toEqual([ticketId])
    expect(await timersOf(db, ticketId)).toEqual([])
  })

  test("is gone with a change that cancels it", async ({ db }) => {
    const { id: ticketId } = await aTicket(db)
    await setBreach(db, ticketId, 30)
    await setBreach(db, ticketId, null)
    const { fired, handler } = aHandler()
    await drain(db, breach, handler, clockAt(60))
    expect(fired).toEqual([])
  })

  test("costs a change no statement", async ({ db, fdm }) => {
    const { id: ticketId } = await aTicket(db)
    const agent = await anAgent(db)
    const change = (items: readonly WorkItem[]) =>
      changeTicket(db, agent, { ticketId }, "ticket.update", noon, async () => ({
        set: { priority: "high" },
        events: [{ type: "ticket.priority_changed", ...raised }],
        work: items,
      }))
    const without = await fdm.statements(() => change([]))
    const timers = ["first", "second"].map((subject) => ({ kind: breach, subject, dueAt: at(5) }))
    expect(await fdm.statements(() => change(timers))).toHaveLength(without.length)
  })

  test("that rolls back was never set", async ({ db }) => {
    const { id: ticketId } = await aTicket(db)
    const attempt = db.transaction(async (tx) => {
      await setBreach(tx, ticketId, 30)
      throw new Error("changed its mind")
    })
    await expect(attempt).rejects.toThrow("changed its mind")
    expect(await timersOf(db, ticketId)).toEqual([])
    expect(await db.$count(tickets, eq(tickets.id, ticketId))).toBe(1)
  })
})

describe("a subject that is asked for again", () => {
  test("while a worker has it is done again after that, at the time that was asked for", async ({ db }) => {
    await enqueue(db, null, [{ kind: breach, subject: "one" }], noon)
    const dueAts: Date[] = []
    const handler: Handler = async (_, now) => {
      if (dueAts.push(now) === 1) await enqueue(db, null, [{ kind: breach, subject: "one", dueAt: at(10) }], noon)
      return {}
    }
    await drain(db, breach, handler, clockAt(0))
    expect(await timersOf(db, "one")).toMatchObject([{ dueAt: at(10), claimedUntil: null, begun: 0, attempts: 0 }])
    await drain(db, breach, handler, clockAt(10))
    expect(dueAts).toEqual([noon, at(10)])
    expect(await timersOf(db, "one")).toEqual([])
  })

  test("while an attempt fails keeps the time that was asked for", async ({ db }) => {
    await enqueue(db, null, [{ kind: breach, subject: "one" }], noon)
    const handler: Handler = async () => {
      await enqueue(db, null, [{ kind: breach, subject: "one", dueAt: at(600) }], noon)
      throw new Error("away")
    }
    await drain(db, breach, handler, clockAt(0))
    expect(await timersOf(db, "one")).toMatchObject([{ dueAt: at(600), status: "pending" }])
  })

  test("after it failed for good has its attempts anew; set aside, it stays so", async ({ db }) => {
    const once = { ...breach, retryInMs: () => undefined }
    const ask = () => enqueue(db, null, [{ kind: breach, subject: "one" }], noon)
    await ask()
    await drain(db, once, () => Promise.reject(new Error("no")), clockAt(0))
    expect(await timersOf(db, "one")).toMatchObject([{ status: "failed" }])
    await ask()
    expect(await timersOf(db, "one")).toMatchObject([{ status: "pending", attempts: 0 }])
    await db.update(work).set({ begun: 2, claimedUntil: sql`statement_timestamp()` }).where(isTimer)
    await leasesRunOut(db)
    const { fired, handler } = aHandler()
    await drain(db, breach, handler, clockAt(0))
    await ask()
    await drain(db, breach, handler, clockAt(0))
    expect(fired).toEqual([])
    expect(await timersOf(db, "one")).toMatchObject([{ status: "failed", setAsideAt: at(0) }])
  })

  test("twice by one statement has the last time", async ({ db }) => {
    const items = [5, 7].map((minutes) => ({ kind: breach, subject: "one", dueAt: at(minutes) }))
    await enqueue(db, null, items, noon)
    expect(await timersOf(db, "one")).toMatchObject([{ dueAt: at(7) }])
  })
})

test("what is done stays for as long as its kind keeps, unless it was kept back", async ({ db }) => {
  const kept = workKind("sla.breach", { keptDays: 30 })
  const subjects = ["old", "recent", "kept back"]
  await enqueue(
    db,
    null,
    subjects.map((subject) => ({ kind: kept, subject })),
    noon,
  )
  const handler: Handler = async ({ subject }) => (subject === "kept back" ? { keptBack: "too_many" } : {})
  await drain(db, kept, handler, clockAt(0))
  await db
    .update(work)
    .set({ doneAt: at(1) })
    .where(and(isTimer, eq(work.subject, "recent")))

  await forgetWork(db, [kept], minutesAfter(noon, 30 * 24 * 60 + 1))

  const left = await db.select({ subject: work.subject }).from(work).where(isTimer)
  expect(left.map(({ subject }) => subject).sort()).toEqual(["kept back", "recent"])
})
