import { and, eq, inArray, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { RequesterActor } from "../access/index.js"
import { contacts, limits, work } from "../db/schema-helpdesk.js"
import { resolveActor } from "../desk/index.js"
import { doWork } from "../jobs/do-work.js"
import { type Db, limitsSchema, type Person } from "../kernel/index.js"
import { anAgent, aPerson, aRequester, fakeLinks, fakeMailer, unavailable } from "../testing/index.js"
import { addMessage, createTicket, getTicketPage } from "../ticket/index.js"

const evil = "Uw rekening is geblokkeerd: https://bank.example/inloggen"
const { automaticMails } = limitsSchema.parse({})

let minutesLater = 0

/** Nothing of a test is in the way of the next one's mails. Each time is later than all before it, and so is what follows on a ticket. */
async function delivered(db: Db, mailer = fakeMailer()) {
  await doWork(
    db,
    { mailer, links: fakeLinks },
    { now: new Date(Date.now() + ++minutesLater * 60_000), only: ["mail", "triage"] },
  )
  return mailer.sent
}

/** The same as if so much time had gone by. */
async function passed(db: Db, minutes: number) {
  await db.update(limits).set({ fullUntil: sql`${limits.fullUntil} - ${`${minutes} minutes`}::interval` })
}

const claims = (email: string, given: Partial<Person> = {}) =>
  aPerson({ email, emailVerified: false, name: "Bank Example", ...given })

async function asks(db: Db, person: Person, times = 1) {
  const actor = (await resolveActor(db, person)) as RequesterActor
  const farm = { id: "frm_1", name: "Bel 0900-1234 direct" }
  const tickets: Awaited<ReturnType<typeof createTicket>>[] = []
  for (let time = 0; time < times; time++)
    tickets.push(await createTicket(db, actor, { body: `${time} ${evil}`, farm }))
  return { actor, tickets }
}

describe("to an address that its account didn't prove to have", () => {
  test("one mail leaves, whatever was asked, and it holds no word of who asked", async ({ db }) => {
    const victim = "slachtoffer@veld.example"
    await asks(db, claims(victim, { locale: "en" }), 10)
    await asks(db, claims(victim, { locale: "en" }), 10)

    const [mail, ...more] = await delivered(db)
    expect(more).toEqual([])
    expect(mail).toMatchObject({
      to: victim,
      subject: "There is news about a question to FDM Ondersteuning",
      headers: { "Auto-Submitted": "auto-generated" },
    })
    const { html, text, headers, subject } = mail!
    for (const part of [html, text, subject, JSON.stringify(headers)])
      expect(part).not.toMatch(/bank|geblokkeerd|0900|inloggen/i)
    expect(text).toMatch(/https:\/\/app\.fdm\.example\/support\/tic_\w+/)
  })

  test("one mail leaves for a mailbox, by whichever of its addresses it is reached", async ({ db }) => {
    for (const address of ["postbus@veld.example", "Postbus+1@veld.example", "postbus+twee@veld.example"])
      await asks(db, claims(address))
    expect(await delivered(db)).toHaveLength(1)
  })

  test("the next leaves a day later, and what was kept back meanwhile is done and says why", async ({ db }) => {
    const { actor, tickets } = await asks(db, claims("morgen@veld.example"), 2)
    expect(await delivered(db)).toHaveLength(1)
    const ofBoth = inArray(
      work.ticketId,
      tickets.map(({ id }) => id),
    )
    const rows = await db
      .select({ status: work.status, providerId: work.providerId, lastError: work.lastError })
      .from(work)
      .where(and(ofBoth, eq(work.kind, "mail")))
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual({ status: "done", providerId: "fake-1", lastError: "unconfirmed" })
    expect(rows).toContainEqual({ status: "done", providerId: null, lastError: "unconfirmed" })

    await passed(db, 24 * 60 - 1)
    await createTicket(db, actor, { body: "Nog een" })
    expect(await delivered(db)).toHaveLength(0)
    await passed(db, 1)
    await createTicket(db, actor, { body: "Nog een" })
    expect(await delivered(db)).toHaveLength(1)
  })

  test("an agent's answer isn't mailed either: it may repeat what a stranger wrote", async ({ db }) => {
    const { tickets } = await asks(db, claims("antwoord@veld.example"))
    await delivered(db)
    await passed(db, 24 * 60)
    const body = `U schreef: ${evil}`
    const [agent, ticketId] = [await anAgent(db), tickets[0]!.id]
    const first = await addMessage(db, agent, { ticketId, body, visibility: "public" })
    const [mail] = await delivered(db)
    expect(mail?.text).toContain("Er is nieuws over een vraag")
    expect(mail?.text).not.toContain("bank")

    const second = await addMessage(db, agent, { ticketId, body, visibility: "public" })
    expect(await delivered(db)).toEqual([])
    const page = await getTicketPage(db, agent, { ticketId })
    expect(page.detail.requester).toMatchObject({ isUnconfirmed: true })
    expect(page.unmailed.sort()).toEqual([first.id, second.id].sort())
  })

  test("a mail that could not leave is tried again, and counted once", async ({ db }) => {
    await asks(db, claims("later@veld.example"))
    const mailer = fakeMailer()
    mailer.nextFaults(unavailable())
    const ports = { mailer, links: fakeLinks }
    expect(await doWork(db, ports, { now: new Date(Date.now() + 60_000), only: ["mail", "triage"] })).toMatchObject({
      retrying: 1,
    })
    expect(
      await doWork(db, ports, { now: new Date(Date.now() + 60 * 60_000), only: ["mail", "triage"] }),
    ).toMatchObject({ done: 1 })
    expect(mailer.sent).toHaveLength(1)
  })

  test("its owner, who proved it, gets all of theirs, also after others used it up", async ({ db }) => {
    const email = "eigenaar@veld.example"
    await asks(db, claims(email), 2)
    expect(await delivered(db)).toHaveLength(1)
    const owner = aPerson({ email, name: "Nel Bos" })
    await asks(db, owner, 2)
    const mails = await delivered(db)
    expect(mails).toHaveLength(2)
    expect(mails[0]).toMatchObject({ to: `Nel Bos <${email}>` })
    expect(mails[0]?.text).toContain("bank.example")

    // What somebody else asks in that name is told in general words, now as before.
    await passed(db, 24 * 60)
    await asks(db, claims(email))
    expect((await delivered(db))[0]?.text).not.toContain("bank.example")
  })

  test("who proves it gets what is said from then on", async ({ db }) => {
    const person = claims("bevestigd@veld.example")
    const { tickets } = await asks(db, person)
    await delivered(db)
    await resolveActor(db, { ...person, emailVerified: true })
    await addMessage(db, await anAgent(db), {
      ticketId: tickets[0]!.id,
      body: "Kijk bij Percelen.",
      visibility: "public",
    })
    expect((await delivered(db))[0]?.text).toContain("Kijk bij Percelen.")
    const page = await getTicketPage(db, await anAgent(db), { ticketId: tickets[0]!.id })
    expect(page).toMatchObject({ detail: { requester: { isUnconfirmed: false } }, unmailed: [] })
  })
})

describe("to somebody whose address an agent wrote down", () => {
  const caller = { email: "beller@veld.example", name: "Gerrit Beller" }

  test("the agent's words leave whole, and always", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await createTicket(db, agent, { body: "Belde over mest.", requester: caller })
    await delivered(db)
    for (let time = 0; time < automaticMails.address.most + 1; time++)
      await addMessage(db, agent, { ticketId, body: `Antwoord ${time}.`, visibility: "public" })
    const mails = await delivered(db)
    expect(mails).toHaveLength(automaticMails.address.most + 1)
    expect(mails[0]).toMatchObject({ to: "Gerrit Beller <beller@veld.example>" })
    for (const { text } of mails) expect(text).toMatch(/Antwoord \d+\./)
  })

  test("what the desk sends by itself is limited", async ({ db }) => {
    const agent = await anAgent(db)
    const requester = { email: "vaak@veld.example" }
    for (let time = 0; time < automaticMails.address.most + 5; time++)
      await createTicket(db, agent, { body: "Belde weer.", requester })
    expect(await delivered(db)).toHaveLength(automaticMails.address.most)
  })

  test("an account that only says to have the address changes nothing for them", async ({ db }) => {
    const email = "twee@veld.example"
    await asks(db, claims(email))
    const { id: ticketId } = await createTicket(db, await anAgent(db), { body: "Belde.", requester: { email } })
    const mails = await delivered(db)
    expect(mails.map(({ text }) => text.includes("Belde."))).toEqual(expect.arrayContaining([true, false]))
    expect(await db.$count(contacts, eq(contacts.email, email))).toBe(2)
    expect(mails.find(({ text }) => text.includes("Belde."))?.text).toContain(ticketId)
  })
})

test("an agent's answer to a proved address leaves, also when it had its share of other mails", async ({ db }) => {
  const requester = await aRequester(db, { email: "druk@veld.example" })
  const agent = await anAgent(db)
  const tickets = await Promise.all(
    Array.from({ length: automaticMails.account.most }, () => createTicket(db, requester, { body: "Druk." })),
  )
  await delivered(db)
  for (const { id: ticketId } of tickets)
    await addMessage(db, agent, { ticketId, body: "Antwoord.", visibility: "public" })
  expect(await delivered(db)).toHaveLength(tickets.length)
})

test("of two workers, one has the last mail", async ({ db, fdm }) => {
  const other = await fdm.another()
  await asks(db, claims("samen@veld.example"), 6)
  const mailer = fakeMailer()
  const later = new Date(Date.now() + 60_000)
  await Promise.all(
    [db, other].map((each) => doWork(each, { mailer, links: fakeLinks }, { now: later, only: ["mail", "triage"] })),
  )
  expect(mailer.sent).toHaveLength(1)
})
