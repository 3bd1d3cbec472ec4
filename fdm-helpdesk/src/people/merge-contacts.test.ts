import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { RequesterActor } from "../access/index.js"
import { verifyAudit } from "../audit/index.js"
import { contacts, messageEdits, messages, ticketActivity, tickets, ticketViews } from "../db/schema-helpdesk.js"
import { resolveActor } from "../desk/index.js"
import { type ContactId, type Db, newId, type Person } from "../kernel/index.js"
import { countUnread, getMyTickets } from "../list/index.js"
import { anAgent, aPerson, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage, closeTicket, getTicket, markViewed } from "../ticket/index.js"

const later = minutesAfter(noon, 30)

/** Somebody who wrote without an account, with a ticket that an agent answered. */
async function aStray(db: Db, email: string, id: ContactId = newId("contact", noon)) {
  await db.insert(contacts).values({ id, name: "W. de Boer", email, createdAt: noon, updatedAt: noon })
  const writer: RequesterActor = { type: "requester", contactId: id, principalId: "by mail", name: "W. de Boer" }
  const ticket = await aTicket(db, { requester: writer })
  const agent = await anAgent(db)
  await addMessage(
    db,
    agent,
    { ticketId: ticket.id, body: "Kijk eens bij Percelen.", visibility: "public" },
    minutesAfter(noon, 5),
  )
  return { contactId: id, ticket, agent, writer }
}

const asPerson = async (db: Db, person: Person) => (await resolveActor(db, person, later)) as RequesterActor

describe("somebody who wrote without an account", () => {
  test("finds the tickets after signing up with that address, whatever its case, with what is unread", async ({
    db,
    fdm,
  }) => {
    const person = aPerson({ name: "Wim de Boer" })
    const { ticket, contactId } = await aStray(db, person.email)

    const wim = await asPerson(db, { ...person, email: ` ${person.email.toUpperCase()} ` })

    expect((await getMyTickets(db, wim)).rows).toMatchObject([{ id: ticket.id, isUnread: true }])
    expect(await countUnread(db, wim)).toBe(1)
    const detail = await getTicket(db, wim, { ticketId: ticket.id })
    expect(detail.messages[0]).toMatchObject({ authorName: "Wim de Boer", authorType: "requester" })
    const [old] = await db.select().from(contacts).where(eq(contacts.id, contactId))
    expect(old).toMatchObject({ mergedIntoId: wim.contactId, email: null, name: "" })
    expect(await verifyAudit(db, { ticketId: ticket.id })).toMatchObject({ ok: true })
    expect(await fdm.statements(() => resolveActor(db, person, later))).toHaveLength(1)
  })

  test("finds them in an account that was there already, and what was read stays read", async ({ db }) => {
    const person = aPerson()
    const before = await asPerson(db, person)
    const own = await aTicket(db, { requester: before })
    const { ticket, writer } = await aStray(db, person.email)
    await markViewed(db, writer, { ticketId: ticket.id }, minutesAfter(noon, 20))
    await closeTicket(db, writer, { ticketId: ticket.id, reason: "Gelukt" }, minutesAfter(noon, 21))

    const after = await asPerson(db, person)

    expect(after.contactId).toBe(before.contactId)
    const open = (await getMyTickets(db, after)).rows.map(({ id }) => id)
    const closed = (await getMyTickets(db, after, { state: "closed" })).rows.map(({ id }) => id)
    expect([open, closed]).toEqual([[own.id], [ticket.id]])
    expect(await countUnread(db, after)).toBe(0)
    const timeline = await db.select().from(ticketActivity).where(eq(ticketActivity.ticketId, ticket.id))
    expect(timeline.filter(({ actorType }) => actorType === "requester").map(({ actorId }) => actorId)).toEqual(
      timeline.filter(({ actorType }) => actorType === "requester").map(() => after.contactId),
    )
    expect(await verifyAudit(db, { ticketId: ticket.id })).toMatchObject({ ok: true })
  })

  test("is found under two rows at once, and the later of two looks counts", async ({ db }) => {
    const person = aPerson()
    const [one, two] = [await aStray(db, person.email), await aStray(db, person.email)]
    const wim = await asPerson(db, { ...person, emailVerified: false })
    const ticketId = one.ticket.id
    await db.insert(ticketViews).values([
      { ticketId, viewerId: wim.contactId, lastViewedAt: minutesAfter(noon, 2) },
      { ticketId, viewerId: two.contactId, lastViewedAt: minutesAfter(noon, 9) },
    ])

    await asPerson(db, person)

    const views = await db.select().from(ticketViews).where(eq(ticketViews.ticketId, ticketId))
    expect(views.filter(({ viewerId }) => viewerId !== one.agent.contactId)).toMatchObject([
      { viewerId: wim.contactId, lastViewedAt: minutesAfter(noon, 9) },
    ])
    expect(await db.$count(tickets, eq(tickets.requesterId, wim.contactId))).toBe(2)
  })

  test("has the history of an edit under the new name as well", async ({ db }) => {
    const person = aPerson()
    const { ticket, contactId } = await aStray(db, person.email)
    const [first] = await db.select().from(messages).where(eq(messages.ticketId, ticket.id))
    if (!first) throw new Error("a ticket has a first message")
    const edit = { id: newId("messageEdit"), messageId: first.id, body: "Mijn perceel", createdAt: noon }
    await db.insert(messageEdits).values({ ...edit, ticketId: ticket.id, editedBy: contactId })

    const wim = await asPerson(db, person)

    expect(await db.$count(messageEdits, eq(messageEdits.editedBy, wim.contactId))).toBe(1)
  })
})

describe("whoever only says to have an address", () => {
  test("finds nothing until it is verified, later as well", async ({ db }) => {
    const person = aPerson()
    const { ticket, contactId } = await aStray(db, person.email)

    const attacker = await asPerson(db, { ...person, emailVerified: false })
    expect((await getMyTickets(db, attacker)).rows).toEqual([])
    await expect(getTicket(db, attacker, { ticketId: ticket.id })).rejects.toMatchObject({ code: "not_found" })
    expect(await db.$count(contacts, eq(contacts.mergedIntoId, attacker.contactId))).toBe(0)

    await asPerson(db, person)
    const [old] = await db.select().from(contacts).where(eq(contacts.id, contactId))
    expect(old?.mergedIntoId).toBe(attacker.contactId)
  })

  test("finds the tickets of a new address once that is verified", async ({ db }) => {
    const person = aPerson()
    const wim = await asPerson(db, person)
    const { ticket } = await aStray(db, `nieuw.${person.email}`)

    await asPerson(db, { ...person, email: `nieuw.${person.email}`, emailVerified: false })
    expect((await getMyTickets(db, wim)).rows).toEqual([])
    await asPerson(db, { ...person, email: `nieuw.${person.email}` })
    expect((await getMyTickets(db, wim)).rows).toMatchObject([{ id: ticket.id }])
  })

  test("without an address gets nobody's tickets", async ({ db }) => {
    await db
      .insert(contacts)
      .values({ id: newId("contact"), name: "Zonder adres", email: "", createdAt: noon, updatedAt: noon })
    const person = await asPerson(db, aPerson({ email: "" }))
    expect(await db.$count(contacts, eq(contacts.mergedIntoId, person.contactId))).toBe(0)
  })
})

test("contacts with an account, and those that were erased, are nobody's to take", async ({ db }) => {
  const person = aPerson()
  const rival = await asPerson(db, aPerson({ email: person.email, emailVerified: false }))
  const id = newId("contact")
  await db
    .insert(contacts)
    .values({ id, name: "Anoniem", email: person.email, anonymizedAt: noon, createdAt: noon, updatedAt: noon })

  await asPerson(db, person)

  for (const contactId of [rival.contactId, id])
    expect(await db.select().from(contacts).where(eq(contacts.id, contactId))).toMatchObject([{ mergedIntoId: null }])
})

test("two first requests at once merge once", async ({ db, fdm }) => {
  const other = await fdm.another()
  for (let round = 0; round < 5; round++) {
    const person = aPerson()
    const { ticket } = await aStray(db, person.email)

    const [one, two] = await Promise.all([resolveActor(db, person, later), resolveActor(other, person, later)])

    expect(one).toEqual(two)
    const found = await db.select().from(tickets).where(eq(tickets.id, ticket.id))
    expect(found).toMatchObject([{ requesterId: (one as RequesterActor).contactId }])
    expect(await verifyAudit(db, { ticketId: ticket.id })).toMatchObject({ ok: true })
    expect(await db.$count(contacts, eq(contacts.principalId, person.principalId))).toBe(1)
  }
})
