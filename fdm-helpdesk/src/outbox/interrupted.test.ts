import { eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { type OutboxKind, outbox } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, newId, type OutboxId } from "../kernel/index.js"
import { minutesAfter, noon } from "../testing/index.js"
import { claimDue } from "./claim.js"
import { type DrainOptions, drainOutbox, type Handler } from "./drain-outbox.js"
import { anotherProcess, goneProcess, leasesRunOut } from "./testing/workers.js"

const atNoon = { clock: () => noon }
const forever = new Promise<never>(() => undefined)

async function aRow(db: Db, given: { dueAt?: Date; kind?: OutboxKind } = {}): Promise<OutboxId> {
  const { dueAt = noon, kind = "mail" } = given
  const id = newId("outbox", dueAt)
  await db.insert(outbox).values({ id, kind, payload: {}, dueAt, createdAt: dueAt })
  return id
}

async function rowOf(db: Db, id: OutboxId) {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, id))
  return row!
}

/** A worker in a process of its own that takes up what is due and stands still at one row for ever. */
async function aWorkerThatStandsStillAt(db: Db, poison: OutboxId): Promise<OutboxId[]> {
  const done: OutboxId[] = []
  const reached = Promise.withResolvers<void>()
  const handler: Handler = async ({ id }) => {
    if (id === poison) {
      reached.resolve()
      return forever
    }
    done.push(id)
    return {}
  }
  void drainOutbox(db, "mail", handler, { ...atNoon, ...goneProcess() })
  await reached.promise
  return done
}

/** A handler that notes what it was given, and how many at a time. */
function aHandler() {
  const seen: OutboxId[] = []
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
  await db.delete(outbox).where(sql`true`)
})

describe("what was on its way when its worker went down", () => {
  test("is taken up one by one by the next, and what is well leaves", async ({ db }) => {
    const ids = [await aRow(db), await aRow(db), await aRow(db)]
    await claimDue(db, "mail", noon)
    await leasesRunOut(db)
    const fresh = await aRow(db)
    const { seen, atATime, handler } = aHandler()
    expect(await drainOutbox(db, "mail", handler, atNoon)).toEqual({ sent: 4, retrying: 0, failed: 0 })
    expect(seen).toEqual([fresh, ...ids])
    expect(atATime).toEqual([1, 1, 1, 1])
    expect(await rowOf(db, ids[0]!)).toMatchObject({ status: "sent", begun: 0, attempts: 2 })
  })

  test("has its process to itself: nothing of another kind is lost with it a second time", async ({ db }) => {
    await aRow(db)
    await claimDue(db, "mail", noon)
    await leasesRunOut(db)
    await aRow(db, { kind: "triage" })
    const [slow, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const process = anotherProcess()
    const log: string[] = []
    const triage = drainOutbox(
      db,
      "triage",
      async () => {
        begun.resolve()
        await slow.promise
        log.push("triage is done")
        return {}
      },
      { ...atNoon, ...process },
    )
    await begun.promise
    const mail = drainOutbox(
      db,
      "mail",
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
    await db.update(outbox).set({ status: "pending", doneAt: null }).where(eq(outbox.id, ids[0]!))
    await leasesRunOut(db)
    await aWorkerThatStandsStillAt(db, poison)
    await leasesRunOut(db)

    const { seen, handler } = aHandler()
    const onError = vi.fn()
    const counts = await drainOutbox(db, "mail", handler, { ...atNoon, onError, ...anotherProcess() })

    expect(seen).not.toContain(poison)
    expect(counts.failed).toBe(1)
    expect(await rowOf(db, poison)).toMatchObject({
      ...{ status: "failed", lastError: "port_failed:interrupted", attempts: 2, setAsideAt: noon, doneAt: noon },
    })
    for (const id of ids.filter((one) => one !== poison)) expect(await rowOf(db, id)).toMatchObject({ status: "sent" })
    const error = expect.objectContaining({ code: "port_failed", details: { reason: "interrupted" } })
    expect(onError.mock.calls).toEqual([[error, expect.objectContaining({ id: poison })]])
    expect(await drainOutbox(db, "mail", handler, atNoon)).toEqual({ sent: 0, retrying: 0, failed: 0 })
  })

  test("is counted before it begins, where every other process sees it", async ({ db, fdm }) => {
    const id = await aRow(db)
    const other = await fdm.another()
    const seen: number[] = []
    const handler: Handler = async () => {
      seen.push((await rowOf(other, id)).begun)
      return {}
    }
    await drainOutbox(db, "mail", handler, atNoon)
    expect(seen).toEqual([1])
  })
})

describe("what runs over its time", () => {
  test("twice in a row is set aside; once, and then well, it leaves", async ({ db }) => {
    const [stuck, slowOnce] = [await aRow(db), await aRow(db)]
    let now = noon
    const handler: Handler = ({ id, attempt }) =>
      id === stuck || attempt === 1 ? forever : Promise.resolve({ providerId: "pm-1" })
    const drain = (options: DrainOptions = {}) =>
      drainOutbox(db, "mail", handler, { clock: () => now, limitMs: 20, ...options })
    expect(await drain()).toEqual({ sent: 0, retrying: 2, failed: 0 })
    expect(await rowOf(db, stuck)).toMatchObject({ status: "pending", lastError: "unavailable", begun: 1 })
    now = minutesAfter(noon, 10)
    expect(await drain()).toEqual({ sent: 1, retrying: 1, failed: 0 })
    now = minutesAfter(noon, 60)
    expect(await drain()).toEqual({ sent: 0, retrying: 0, failed: 1 })
    expect(await rowOf(db, stuck)).toMatchObject({ lastError: "port_failed:interrupted", attempts: 2 })
    expect(await rowOf(db, slowOnce)).toMatchObject({ status: "sent", begun: 0 })
  })
})

describe("nothing is held against a row", () => {
  test("that its provider refuses: it has its eight attempts", async ({ db }) => {
    const id = await aRow(db)
    let now = noon
    for (let attempt = 1; attempt <= 5; attempt++) {
      const unavailable = () => Promise.reject(new HelpdeskError("unavailable", "away"))
      await drainOutbox(db, "mail", unavailable, { clock: () => now })
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
    void drainOutbox(db, "mail", handler, { ...atNoon, ...goneProcess(), signal: stopping.signal })
    await reached.promise
    stopping.abort()
    await vi.waitFor(async () => expect(await rowOf(db, id)).toMatchObject({ begun: 0 }), 20_000)
    expect(await claimDue(db, "mail", noon)).toEqual([])
    await leasesRunOut(db)
    expect(await claimDue(db, "mail", noon)).toMatchObject([{ id, attempt: 2 }])
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
    await expect(drainOutbox(leaving, "mail", handler, atNoon)).rejects.toMatchObject({ code: "ECONNRESET" })
    expect(await rowOf(db, id)).toMatchObject({ status: "pending", begun: 1 })

    isAway = false
    await drainOutbox(leaving, "mail", handler, atNoon)
    expect(await rowOf(db, id)).toMatchObject({ status: "pending", begun: 0, attempts: 1 })
  })
})
