import { eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { work } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, newId, type WorkId } from "../kernel/index.js"
import { minutesAfter, noon } from "../testing/index.js"
import { mailWork, triageWork } from "../ticket/mails/mail-work.js"
import { claimDue } from "./claim.js"
import type { DrainOptions, Handler } from "./drain-work.js"
import { anotherProcess, drain, endless, goneProcess, leasesRunOut } from "./testing/workers.js"

const atNoon = { clock: () => noon }
const forever = new Promise<never>(() => undefined)

async function aRow(db: Db, given: { dueAt?: Date; kind?: string } = {}): Promise<WorkId> {
  const { dueAt = noon, kind = "mail" } = given
  const id = newId("work", dueAt)
  await db.insert(work).values({ id, kind, payload: {}, dueAt, createdAt: dueAt })
  return id
}

async function rowOf(db: Db, id: WorkId) {
  const [row] = await db.select().from(work).where(eq(work.id, id))
  return row!
}

/** A worker in a process of its own that takes up what is due and stands still at one row for ever. */
async function aWorkerThatStandsStillAt(db: Db, poison: WorkId): Promise<WorkId[]> {
  const done: WorkId[] = []
  const reached = Promise.withResolvers<void>()
  const handler: Handler = async ({ id }) => {
    if (id === poison) {
      reached.resolve()
      return forever
    }
    done.push(id)
    return {}
  }
  void drain(db, endless(mailWork), handler, { ...atNoon, ...goneProcess() })
  await reached.promise
  return done
}

/** A handler that notes what it was given, and how many at a time. */
function aHandler() {
  const seen: WorkId[] = []
  const atATime: number[] = []
  let underway = 0
  const handler: Handler = async ({ id }) => {
    seen.push(id)
    atATime.push(++underway)
    await new Promise((resolve) => setImmediate(resolve))
    underway--
    return {}
  }
  return { seen, atATime, handler }
}

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(work).where(sql`true`)
})

describe("what was on its way when its worker went down", () => {
  test("is taken up one by one by the next, and what is well leaves", async ({ db }) => {
    const ids = [await aRow(db), await aRow(db), await aRow(db)]
    await claimDue(db, mailWork, noon)
    await leasesRunOut(db)
    const fresh = await aRow(db)
    const { seen, atATime, handler } = aHandler()
    expect(await drain(db, mailWork, handler, atNoon)).toEqual({ done: 4, retrying: 0, failed: 0 })
    expect(seen).toEqual([fresh, ...ids])
    expect(atATime).toEqual([1, 1, 1, 1])
    expect(await rowOf(db, ids[0]!)).toMatchObject({ status: "done", begun: 0, attempts: 2 })
  })

  test("has its process to itself: nothing of another kind is lost with it a second time", async ({ db }) => {
    await aRow(db)
    await claimDue(db, mailWork, noon)
    await leasesRunOut(db)
    await aRow(db, { kind: "triage" })
    const [slow, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const process = anotherProcess()
    const log: string[] = []
    const triage = drain(
      db,
      triageWork,
      async () => {
        begun.resolve()
        await slow.promise
        log.push("triage is done")
        return {}
      },
      { ...atNoon, ...process },
    )
    await begun.promise
    const mail = drain(
      db,
      mailWork,
      async () => {
        log.push("the mail is taken up")
        return {}
      },
      { ...atNoon, ...process },
    )
    slow.resolve()
    await Promise.all([triage, mail])
    expect(log).toEqual(["triage is done", "the mail is taken up"])
  })

  test("and stops a second worker is set aside: no third one begins it, and all that was beside it left", async ({
    db,
  }) => {
    const ids = [await aRow(db), await aRow(db), await aRow(db)]
    const poison = ids[1]!
    await aWorkerThatStandsStillAt(db, poison)
    await db.update(work).set({ status: "pending", doneAt: null }).where(eq(work.id, ids[0]!))
    await leasesRunOut(db)
    await aWorkerThatStandsStillAt(db, poison)
    await leasesRunOut(db)

    const { seen, handler } = aHandler()
    const onError = vi.fn()
    const counts = await drain(db, mailWork, handler, { ...atNoon, onError, ...anotherProcess() })

    expect(seen).not.toContain(poison)
    expect(counts.failed).toBe(1)
    expect(await rowOf(db, poison)).toMatchObject({
      ...{ status: "failed", lastError: "port_failed:interrupted", attempts: 2, setAsideAt: noon, doneAt: noon },
    })
    for (const id of ids.filter((one) => one !== poison)) expect(await rowOf(db, id)).toMatchObject({ status: "done" })
    const error = expect.objectContaining({ code: "port_failed", details: { reason: "interrupted" } })
    expect(onError.mock.calls).toEqual([[error, expect.objectContaining({ id: poison })]])
    expect(await drain(db, mailWork, handler, atNoon)).toEqual({ done: 0, retrying: 0, failed: 0 })
  })

  test("is counted before it begins, where every other process sees it", async ({ db, fdm }) => {
    const id = await aRow(db)
    const other = await fdm.another()
    const seen: number[] = []
    const handler: Handler = async () => {
      seen.push((await rowOf(other, id)).begun)
      return {}
    }
    await drain(db, mailWork, handler, atNoon)
    expect(seen).toEqual([1])
  })
})

describe("what runs over its time", () => {
  test("twice in a row is set aside; once, and then well, it leaves", async ({ db }) => {
    const [stuck, slowOnce] = [await aRow(db), await aRow(db)]
    let now = noon
    const handler: Handler = ({ id, attempt }) =>
      id === stuck || attempt === 1 ? forever : Promise.resolve({ providerId: "pm-1" })
    const drainNow = (options: DrainOptions = {}) =>
      drain(db, { ...mailWork, limitMs: 20 }, handler, { clock: () => now, ...options })
    expect(await drainNow()).toEqual({ done: 0, retrying: 2, failed: 0 })
    expect(await rowOf(db, stuck)).toMatchObject({ status: "pending", lastError: "unavailable", begun: 1 })
    now = minutesAfter(noon, 10)
    expect(await drainNow()).toEqual({ done: 1, retrying: 1, failed: 0 })
    now = minutesAfter(noon, 60)
    expect(await drainNow()).toEqual({ done: 0, retrying: 0, failed: 1 })
    expect(await rowOf(db, stuck)).toMatchObject({ lastError: "port_failed:interrupted", attempts: 2 })
    expect(await rowOf(db, slowOnce)).toMatchObject({ status: "done", begun: 0 })
  })
})

describe("nothing is held against a row", () => {
  test("that its provider refuses: it has its eight attempts", async ({ db }) => {
    const id = await aRow(db)
    let now = noon
    for (let attempt = 1; attempt <= 5; attempt++) {
      const unavailable = () => Promise.reject(new HelpdeskError("unavailable", "away"))
      await drain(db, mailWork, unavailable, { clock: () => now })
      expect(await rowOf(db, id)).toMatchObject({ status: "pending", attempts: attempt, begun: 0 })
      now = minutesAfter(now, 24 * 60)
    }
  })

  test("whose worker was told to stop, and was ended before it was done", async ({ db }) => {
    const id = await aRow(db)
    const stopping = new AbortController()
    const reached = Promise.withResolvers<void>()
    const handler: Handler = () => {
      reached.resolve()
      return forever
    }
    void drain(db, endless(mailWork), handler, { ...atNoon, ...goneProcess(), signal: stopping.signal })
    await reached.promise
    stopping.abort()
    await vi.waitFor(async () => expect(await rowOf(db, id)).toMatchObject({ begun: 0 }), 20_000)
    expect(await claimDue(db, mailWork, noon)).toEqual([])
    await leasesRunOut(db)
    expect(await claimDue(db, mailWork, noon)).toMatchObject([{ id, attempt: 2 }])
  })

  test("that was on its way when the database went away from a worker that lives", async ({ db }) => {
    const id = await aRow(db)
    let isAway = false
    const leaving = new Proxy(db, {
      get(target, name) {
        if (name === "update" && isAway) throw Object.assign(new Error("gone"), { code: "ECONNRESET" })
        const value = Reflect.get(target, name)
        return typeof value === "function" ? value.bind(target) : value
      },
    })
    const handler: Handler = async () => {
      isAway = true
      return {}
    }
    await expect(drain(leaving, mailWork, handler, atNoon)).rejects.toMatchObject({ code: "ECONNRESET" })
    expect(await rowOf(db, id)).toMatchObject({ status: "pending", begun: 1 })

    isAway = false
    await drain(leaving, mailWork, handler, atNoon)
    expect(await rowOf(db, id)).toMatchObject({ status: "pending", begun: 0, attempts: 1 })
  })
})
