import { eq, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { verifyAudit } from "../audit/index.js"
import { limits, messages, settings, tickets } from "../db/schema-helpdesk.js"
import { resolveActor, saveSettings } from "../desk/index.js"
import { type Db, limitsSchema } from "../kernel/index.js"
import { anAgent, aPerson, aRequester, minutesAfter, noon } from "../testing/index.js"
import { addMessage, closeTicket, createTicket, reopenTicket } from "../ticket/index.js"
import type { RequesterActor } from "./actor.js"
import { forgetLimits } from "./limit.js"

const { tickets: ticketLimits, changes } = limitsSchema.parse({})

const ask = (db: Db, actor: RequesterActor, body = "Waar zijn mijn percelen?") => createTicket(db, actor, { body })

async function asked(db: Db, actor: RequesterActor, times: number) {
  for (let time = 0; time < times; time++) await ask(db, actor)
}

/** The same as if so much time had gone by. */
async function passed(db: Db, minutes: number) {
  await db.update(limits).set({ fullUntil: sql`${limits.fullUntil} - ${`${minutes} minutes`}::interval` })
}

const from = async (db: Db, network: string, person = aPerson()) =>
  (await resolveActor(db, { ...person, network })) as RequesterActor

const tooOften = { code: "rate_limited", status: 429, details: { retryAt: expect.any(String) } }

describe("questions", () => {
  test("an account asks twenty at once, is told when it can again, and then can", async ({ db }) => {
    const requester = await aRequester(db)
    await asked(db, requester, ticketLimits.account.most)

    const refused = await ask(db, requester).catch((error) => error)
    expect(refused).toMatchObject(tooOften)
    expect(Date.parse(refused.details.retryAt) - Date.now()).toBeGreaterThan(60_000)
    expect(Date.parse(refused.details.retryAt) - Date.now()).toBeLessThanOrEqual(3 * 60_000)
    expect(await db.$count(tickets, eq(tickets.requesterId, requester.contactId))).toBe(ticketLimits.account.most)

    await passed(db, 3)
    await ask(db, requester)
    await expect(ask(db, requester)).rejects.toMatchObject(tooOften)
  })

  test("what was refused uses up nothing, however often it is tried", async ({ db }) => {
    const requester = await aRequester(db)
    await asked(db, requester, ticketLimits.account.most)
    for (let time = 0; time < 30; time++) await expect(ask(db, requester)).rejects.toMatchObject(tooOften)
    await passed(db, 3)
    await ask(db, requester)
  })

  test("a form that is posted twice counts once, and is answered as before when nothing is left", async ({ db }) => {
    const requester = await aRequester(db)
    await asked(db, requester, ticketLimits.account.most - 1)
    const form = { body: "Eén keer bedoeld", formKey: "key-12345678" }
    const first = await createTicket(db, requester, form)
    for (let time = 0; time < 5; time++) expect((await createTicket(db, requester, form)).id).toBe(first.id)
    await expect(ask(db, requester)).rejects.toMatchObject(tooOften)
  })

  test("who makes another account with the same unproved address goes on where the first one stopped", async ({
    db,
  }) => {
    const email = "iemand.anders@boer.example"
    const unproved = () => aRequester(db, { email, emailVerified: false })
    await asked(db, await unproved(), ticketLimits.address.most / 2)
    await asked(db, await unproved(), ticketLimits.address.most / 2)
    await expect(unproved().then((third) => ask(db, third))).rejects.toMatchObject(tooOften)
    await ask(db, await aRequester(db, { email }))
  })

  test("accounts whose addresses lead to one mailbox have the limit of an address together", async ({ db }) => {
    const tagged = (tag: string) => aRequester(db, { email: `postbus+${tag}@boer.example` })
    await asked(db, await tagged("1"), ticketLimits.address.most / 2)
    await asked(db, await tagged("2"), ticketLimits.address.most / 2)
    await expect(tagged("3").then((third) => ask(db, third))).rejects.toMatchObject(tooOften)
  })

  test("accounts of one network have its limit together, and other networks are not touched", async ({ db }) => {
    const network = "192.0.2.7"
    for (let account = 0; account < ticketLimits.network.most / ticketLimits.account.most; account++)
      await asked(db, await from(db, network), ticketLimits.account.most)
    await expect(ask(db, await from(db, network))).rejects.toMatchObject(tooOften)
    await ask(db, await from(db, "192.0.2.8"))
    await ask(db, await aRequester(db))
  })

  test("agents have no limits, for themselves or for whom they write something down", async ({ db }) => {
    const agent = await anAgent(db)
    const requester = { email: "beller@boer.example" }
    for (let time = 0; time <= ticketLimits.account.most; time++) {
      await createTicket(db, agent, { body: "Van mezelf" })
      await createTicket(db, agent, { body: "Aan de telefoon", requester })
    }
  })

  test("what is written down as of another day is no act of now", async ({ db }) => {
    const requester = await aRequester(db)
    for (let time = 0; time <= ticketLimits.account.most; time++)
      await createTicket(db, requester, { body: "Van vroeger" }, minutesAfter(noon, time))
    await ask(db, requester)
  })

  test("a desk sets its own limits, and leaves the others as they are", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    const requester = await aRequester(db)
    const tickets = { account: { most: 1, minutes: 60 } }
    const saved = await saveSettings(db, manager, { limits: { tickets } })
    expect(saved.limits).toEqual(limitsSchema.parse({ tickets }))
    await ask(db, requester)
    await expect(ask(db, requester)).rejects.toMatchObject(tooOften)
    await saveSettings(db, manager, { limits: {} })
    await asked(db, await aRequester(db), 2)
  })
})

test("a limit that nobody chose is not kept, so that a better one of ours reaches the desk", async ({ db }) => {
  const chosen = { limits: { tickets: { network: { most: 1_000, minutes: 60 } } } }
  await saveSettings(db, await anAgent(db, { role: "manager" }), chosen)
  expect(await db.select({ data: settings.data }).from(settings)).toEqual([{ data: chosen }])
  expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true })
})

describe("what a requester does to a ticket", () => {
  const reply = (db: Db, actor: RequesterActor, { id: ticketId }: { id: Awaited<ReturnType<typeof ask>>["id"] }) =>
    addMessage(db, actor, { ticketId, body: "Nog iets.", visibility: "public" })

  test("is thirty times an hour on one ticket, with replies, closing and reopening together", async ({ db }) => {
    const requester = await aRequester(db)
    const [ticket, other] = [await ask(db, requester), await ask(db, requester)]
    const { id: ticketId } = ticket
    for (let time = 0; time < changes.ticket.most; time += 3) {
      await reply(db, requester, ticket)
      await closeTicket(db, requester, { ticketId })
      await reopenTicket(db, requester, { ticketId })
    }
    const before = await db.$count(messages, eq(messages.ticketId, ticketId))
    await expect(reply(db, requester, ticket)).rejects.toMatchObject(tooOften)
    await expect(closeTicket(db, requester, { ticketId })).rejects.toMatchObject(tooOften)
    expect(await db.$count(messages, eq(messages.ticketId, ticketId))).toBe(before)
    await reply(db, requester, other)
  })

  test("a reply that is posted twice counts once, and is answered as before when nothing is left", async ({ db }) => {
    const requester = await aRequester(db)
    const ticket = await ask(db, requester)
    for (let time = 1; time < changes.ticket.most; time++) await reply(db, requester, ticket)
    const form = { ticketId: ticket.id, body: "Laatste", visibility: "public", formKey: "key-12345678" } as const
    const first = await addMessage(db, requester, form)
    expect((await addMessage(db, requester, form)).id).toBe(first.id)
    await expect(reply(db, requester, ticket)).rejects.toMatchObject(tooOften)
  })

  test("is counted across tickets too, and an agent's replies are not", async ({ db }) => {
    const [agent, requester] = [await anAgent(db), await aRequester(db)]
    const asking = Array.from({ length: 4 }, () => ask(db, requester))
    const tickets = await Promise.all(asking)
    const perTicket = changes.account.most / tickets.length
    for (const ticket of tickets)
      for (let time = 0; time < perTicket; time++) {
        await reply(db, requester, ticket)
        await addMessage(db, agent, { ticketId: ticket.id, body: "Hm.", visibility: "public" })
      }
    await expect(reply(db, requester, await ask(db, requester))).rejects.toMatchObject(tooOften)
  })
})

describe("the table", () => {
  test("names nobody, and forgets what has come back, and nothing else", async ({ db }) => {
    await db.delete(limits)
    const person = aPerson({ email: "leesbaar@boer.example" })
    const requester = await from(db, "192.0.2.99", person)
    await ask(db, requester)
    const rows = await db.select().from(limits)
    expect(rows).toHaveLength(3)
    for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/)

    await ask(db, await aRequester(db))
    expect(await db.$count(limits)).toBe(5)
    await passed(db, 60)
    await ask(db, requester)
    await forgetLimits(db)
    const left = await db.select().from(limits)
    expect(left.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort())
    for (const { fullUntil } of left) expect(fullUntil.getTime()).toBeGreaterThan(Date.now())
  })

  test("shrinks, however many there once were", async ({ db }) => {
    await db.delete(limits)
    const old = Array.from({ length: 2_100 }, (_, n) => ({ key: `old ${n}`, fullUntil: minutesAfter(noon, n) }))
    await db.insert(limits).values(old)
    await forgetLimits(db)
    expect(await db.$count(limits)).toBe(0)
  })

  test("holds nothing for longer than a day", () => {
    const lasting = (minutes: number) => limitsSchema.safeParse({ tickets: { account: { most: 1, minutes } } }).success
    expect([lasting(24 * 60), lasting(24 * 60 + 1)]).toEqual([true, false])
  })

  test("costs no statement of its own", async ({ db, fdm }) => {
    const requester = await from(db, "192.0.2.98")
    const { id: ticketId } = await ask(db, requester)
    expect(await fdm.statements(() => ask(db, requester))).toHaveLength(5)
    const body = "Nog iets."
    const replied = () => addMessage(db, requester, { ticketId, body, visibility: "public" })
    expect(await fdm.statements(replied)).toHaveLength(5)
  })
})

test("of two at once who want the last place, exactly one has it", async ({ db, fdm }) => {
  const requester = await aRequester(db)
  await asked(db, requester, ticketLimits.account.most - 1)
  const other = await fdm.another()
  const both = await Promise.allSettled([ask(db, requester, "Eén"), ask(other, requester, "Twee")])
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  expect(await db.$count(tickets, eq(tickets.requesterId, requester.contactId))).toBe(ticketLimits.account.most)
})
