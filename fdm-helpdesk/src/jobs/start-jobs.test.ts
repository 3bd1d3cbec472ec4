import { and, eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, onTestFinished, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { tickets, work } from "../db/schema-helpdesk.js"
import { saveSettings } from "../desk/index.js"
import { getExport, requestExport } from "../export/index.js"
import type { Db, Listen, Ports, TriageModel } from "../kernel/index.js"
import { fakeLinks, fakeMailer } from "../testing/fake-ports.js"
import { anAgent, aRequester, aTicket } from "../testing/index.js"
import { addMessage, createTicket } from "../ticket/index.js"
import { type StartJobsOptions, startJobs } from "./start-jobs.js"

/** Jobs that are stopped when the test is done. */
function running(options: StartJobsOptions) {
  const jobs = startJobs(options)
  onTestFinished(() => jobs.stop())
  return jobs
}

const deaf: Listen = async () => async () => undefined

function somePorts(model?: TriageModel) {
  const mailer = fakeMailer()
  return { mailer, links: fakeLinks, model } satisfies Ports
}

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(work).where(sql`true`)
})

const pendingRows = (db: Db) => db.$count(work, eq(work.status, "pending"))

describe("startJobs", () => {
  test("mail and triage leave by themselves, moments after the commit that asked for them", async ({ db, fdm }) => {
    const verdict = { reasoning: "Staat stil.", subject: "Kaart is leeg", priority: "high" }
    const ports = somePorts({ name: "a model", classify: async () => verdict })
    await running({ db, listen: fdm.listen, ports }).idle()
    const requester = await aRequester(db)
    const agent = await anAgent(db, { role: "admin" })
    await saveSettings(db, agent, { undoSeconds: 0 })

    const ticket = await createTicket(db, requester, { body: "De kaart is leeg." })
    await vi.waitFor(() => expect(ports.mailer.sent).toHaveLength(1), 5000)
    await addMessage(db, agent, { ticketId: ticket.id, body: "We kijken ernaar.", visibility: "public" })
    await vi.waitFor(() => expect(ports.mailer.sent).toHaveLength(2), 5000)
    await vi.waitFor(async () => expect(await pendingRows(db)).toBe(0), 5000)

    expect(ports.mailer.sent.map(({ tag }) => tag)).toEqual(["ticket-confirmation", "ticket-reply"])
    const [triaged] = await db.select().from(tickets).where(eq(tickets.id, ticket.id))
    expect(triaged).toMatchObject({ subject: "Kaart is leeg", priority: "high" })
  })

  test("a file that somebody asks for is there moments after the commit, and they are told by mail", async ({
    db,
    fdm,
  }) => {
    const ports = somePorts()
    await running({ db, listen: fdm.listen, ports }).idle()
    const agent = await anAgent(db)
    const { id: exportId } = await requestExport(db, agent, { kind: "tickets" })
    await vi.waitFor(
      async () => expect(await getExport(db, agent, { exportId })).toMatchObject({ state: "ready" }),
      5000,
    )
    await vi.waitFor(() => expect(ports.mailer.sent).toMatchObject([{ tag: "export-ready" }]), 5000)
  })

  test("what waited while no worker ran leaves at the start", async ({ db }) => {
    await aTicket(db, { at: new Date() })
    const ports = somePorts()
    await running({ db, listen: deaf, ports }).idle()
    expect(ports.mailer.sent).toHaveLength(1)
    expect(await pendingRows(db)).toBe(0)
  })

  test("what falls due later leaves then, also when nothing is announced", async ({ db }) => {
    await aTicket(db, { at: new Date() })
    const dueAt = new Date(Date.now() + 500)
    await db.update(work).set({ dueAt }).where(eq(work.kind, "mail"))
    const ports = somePorts()
    const jobs = running({ db, listen: deaf, ports })
    await vi.waitFor(() => expect(ports.mailer.sent).toHaveLength(1), 5000)
    await jobs.idle()
    const [mail] = await db.select({ doneAt: work.doneAt }).from(work).where(eq(work.kind, "mail"))
    expect(mail?.doneAt?.getTime()).toBeGreaterThanOrEqual(dueAt.getTime())
  })

  test("an agent's reply leaves by itself when the time to take it back is over, and not before", async ({
    db,
    fdm,
  }) => {
    const ports = somePorts()
    const agent = await anAgent(db, { role: "admin" })
    await saveSettings(db, agent, { undoSeconds: 1 })
    const ticket = await aTicket(db, { at: new Date() })
    await running({ db, listen: fdm.listen, ports }).idle()
    const now = new Date()
    await addMessage(db, agent, { ticketId: ticket.id, body: "Opgelost.", visibility: "public" }, now)
    await vi.waitFor(() => expect(ports.mailer.sent.map(({ tag }) => tag)).toContain("ticket-reply"), 5000)
    await vi.waitFor(async () => expect(await pendingRows(db)).toBe(0), 5000)
    const rows = await db.select().from(work).where(eq(work.ticketId, ticket.id))
    const mail = rows.find(({ payload }) => payload.template === "ticket-reply")
    expect(mail?.doneAt?.getTime()).toBeGreaterThanOrEqual(now.getTime() + 1000)
  })

  test("a slow model keeps no mail waiting", async ({ db }) => {
    const answered = Promise.withResolvers<unknown>()
    const ports = somePorts({ classify: () => answered.promise })
    for (let ticket = 0; ticket < 3; ticket++) await aTicket(db, { at: new Date() })
    const jobs = running({ db, listen: deaf, ports })
    await vi.waitFor(() => expect(ports.mailer.sent).toHaveLength(3), 5000)
    expect(await db.$count(work, and(eq(work.kind, "triage"), eq(work.status, "pending")))).toBe(3)
    answered.resolve({})
    await jobs.idle()
    expect(await pendingRows(db)).toBe(0)
  })

  test("a host's transaction that rolls back makes nothing leave", async ({ db, fdm }) => {
    const ports = somePorts()
    const jobs = running({ db, listen: fdm.listen, ports })
    const requester = await aRequester(db)
    const attempt = db.transaction(async (tx) => {
      await createTicket(tx, requester, { body: "Toch niet." })
      throw new Error("the host changed its mind")
    })
    await expect(attempt).rejects.toThrow("changed its mind")
    await jobs.idle()
    expect(ports.mailer.sent).toEqual([])
  })

  test("two workers on two connections send each mail once", async ({ db, fdm }) => {
    const other = await fdm.another()
    const ports = somePorts()
    const workers = [db, other].map((handle) => running({ db: handle, listen: fdm.listen, ports }))
    const requester = await aRequester(db)
    await Promise.all(Array.from({ length: 20 }, (_, i) => createTicket(db, requester, { body: `Vraag ${i}` })))
    await Promise.all(workers.map((worker) => worker.idle()))
    await vi.waitFor(async () => expect(await pendingRows(db)).toBe(0), 5000)
    expect(ports.mailer.sent).toHaveLength(20)
    expect(new Set(ports.mailer.sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(20)
  })

  test("stopping waits for mails on their way, and after it nothing leaves", async ({ db, fdm }) => {
    const slow = Promise.withResolvers<{ providerId: string }>()
    const asked = Promise.withResolvers<void>()
    const send = vi.fn(() => {
      asked.resolve()
      return slow.promise
    })
    await aTicket(db, { at: new Date() })
    const jobs = startJobs({ db, listen: fdm.listen, ports: { mailer: { send }, links: fakeLinks } })
    await asked.promise
    const stopping = jobs.stop()
    slow.resolve({ providerId: "late" })
    await stopping
    expect(await db.select().from(work).where(eq(work.kind, "mail"))).toMatchObject([{ status: "done" }])

    await aTicket(db, { at: new Date() })
    await jobs.idle()
    expect(send).toHaveBeenCalledTimes(1)
  })

  test("the statements of the background are not the request's", async ({ db, fdm }) => {
    const ports = somePorts()
    const jobs = running({ db, listen: fdm.listen, ports })
    await jobs.idle()
    const requester = await aRequester(db)
    const sent = await fdm.statements(async () => {
      await createTicket(db, requester, { body: "Hoi" })
      await vi.waitFor(() => expect(ports.mailer.sent).toHaveLength(1), 5000)
    })
    expect(sent).toHaveLength(5)
  })

  test("who starts the jobs hears what went wrong, with the ids and no content", async ({ db }) => {
    const onError = vi.fn()
    const classify = async () => {
      throw new Error("bad key")
    }
    const ports = somePorts({ classify })
    ports.mailer.nextFaults(new Error("no such host"))
    const ticket = await aTicket(db, { at: new Date() })
    await running({ db, listen: deaf, ports, onError }).idle()
    const about = { workId: expect.stringMatching(/^wrk_/), ticketId: ticket.id }
    expect(onError.mock.calls).toEqual(
      expect.arrayContaining([
        [new Error("no such host"), { job: "mail", ...about }],
        [new Error("bad key"), { job: "triage", ...about }],
      ]),
    )
  })
})
