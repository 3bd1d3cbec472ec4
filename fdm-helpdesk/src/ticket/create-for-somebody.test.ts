import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { RequesterActor } from "../access/index.js"
import { verifyAudit } from "../audit/index.js"
import { auditEvents, contacts, tickets, ticketViews, work } from "../db/schema-helpdesk.js"
import { resolveActor } from "../desk/index.js"
import { newId } from "../kernel/index.js"
import { getMyTickets } from "../list/index.js"
import { sendTicketMail } from "../mail/send-ticket-mail.js"
import { anAgent, aPerson, aRequester, fakeLinks, fakeMailer, minutesAfter, noon } from "../testing/index.js"
import { createTicket } from "./create-ticket.js"
import { getTicket } from "./read/get-ticket.js"

const body = "Belde: de kaart is leeg sinds gisteren."
const address = () => `beller-${newId("contact")}@boer.example`.toLowerCase()

describe("an agent who opens a ticket for somebody", () => {
  test("without an account makes them a contact, and the question is theirs", async ({ db }) => {
    const agent = await anAgent(db, { name: "Ana Visser" })
    const email = address()

    const { id: ticketId } = await createTicket(
      db,
      agent,
      { body, requester: { email: ` ${email.toUpperCase()} `, name: " Wim  de Boer " } },
      noon,
    )

    const { requester, messages, activity } = await getTicket(db, agent, { ticketId })
    expect(requester).toMatchObject({ name: "Wim de Boer", email })
    expect(messages).toMatchObject([{ authorType: "requester", authorName: "Wim de Boer", body }])
    expect(activity[0]).toMatchObject({
      type: "ticket.created",
      actorType: "agent",
      actorName: "Ana Visser",
      data: { onBehalf: true, channel: "phone" },
    })
    const [first] = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, ticketId))
    expect(first).toMatchObject({ actorType: "agent", actorId: agent.contactId, changes: { onBehalf: true } })
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    const views = await db.select().from(ticketViews).where(eq(ticketViews.ticketId, ticketId))
    expect(views.map(({ viewerId }) => viewerId)).toEqual([agent.contactId])
  })

  test("whose address was somebody else's before opens it for the one who proved to have it last", async ({ db }) => {
    const email = address()
    const before = await resolveActor(db, aPerson({ email }), noon)
    const now = await resolveActor(db, aPerson({ email }), minutesAfter(noon, 1))

    const { id } = await createTicket(db, await anAgent(db), { body, requester: { email } }, minutesAfter(noon, 2))

    expect((await getMyTickets(db, now)).rows.map((row) => row.id)).toEqual([id])
    expect((await getMyTickets(db, before)).rows).toEqual([])
  })

  test("sends them the confirmation, in the desk's language; without a name it greets nobody by an address", async ({
    db,
  }) => {
    const email = address()
    const { id } = await createTicket(db, await anAgent(db), { body, requester: { email } }, noon)
    const rows = await db.select().from(work).where(eq(work.ticketId, id))
    const mail = rows.find(({ kind }) => kind === "mail")
    if (!mail) throw new Error("a new ticket sends a mail")
    const mailer = fakeMailer()

    await sendTicketMail(db, { mailer, links: fakeLinks }, { ...mail, attempt: 1 })

    expect(mailer.sent[0]?.to).toContain(email)
    expect(mailer.sent[0]?.text).toContain("Hallo,")
    expect(mailer.sent[0]?.text).toContain(`/support/${id}`)
  })

  test("uses the account of somebody who proved to have the address, and leaves its name alone", async ({ db }) => {
    const person = aPerson({ name: "Wim de Boer" })
    const wim = await aRequester(db, person)
    const asked = { body, requester: { email: person.email, name: "W. Boer" } }
    const { requesterId } = await createTicket(db, await anAgent(db), asked, noon)
    expect(requesterId).toBe(wim.contactId)
    expect(await db.select().from(contacts).where(eq(contacts.id, requesterId))).toMatchObject([
      { name: "Wim de Boer" },
    ])
  })

  test("passes over an account that only says to have the address: it reads nothing", async ({ db }) => {
    const person = aPerson({ emailVerified: false })
    const attacker = await aRequester(db, person)
    const agent = await anAgent(db)

    const ticket = await createTicket(db, agent, { body, requester: { email: person.email } }, noon)

    expect(ticket.requesterId).not.toBe(attacker.contactId)
    expect((await getMyTickets(db, attacker)).rows).toEqual([])
    const owner = (await resolveActor(db, { ...person, emailVerified: true }, noon)) as RequesterActor
    expect((await getMyTickets(db, owner)).rows).toMatchObject([{ id: ticket.id }])
  })

  test("finds the contact of last time, and a better name for it stays", async ({ db }) => {
    const agent = await anAgent(db)
    const email = address()
    const one = await createTicket(db, agent, { body, requester: { email } }, noon)
    const two = await createTicket(db, agent, { body, requester: { email, name: "Wim de Boer" } }, noon)
    const three = await createTicket(db, agent, { body, requester: { email } }, noon)
    expect([two.requesterId, three.requesterId]).toEqual([one.requesterId, one.requesterId])
    expect((await getTicket(db, agent, { ticketId: one.id })).requester.name).toBe("Wim de Boer")
  })

  test("gives subject, priority and form key as for anybody; the form posted twice makes one", async ({ db }) => {
    const agent = await anAgent(db)
    const asked = {
      body,
      subject: "Kaart leeg",
      priority: "high" as const,
      formKey: "form-twice",
      requester: { email: address() },
    }
    const one = await createTicket(db, agent, asked, noon)
    const two = await createTicket(db, agent, asked, noon)
    expect(one).toMatchObject({ subject: "Kaart leeg", subjectSource: "person", priority: "high" })
    expect(two.id).toBe(one.id)
  })

  test.for(["", "wim", "wim@", "a b@c.nl", `${"a".repeat(250)}@b.nl`, "wim@boer.nl\nBcc: x@y.nl"])(
    "is told that %j is no address",
    async (email, { db }) => {
      const before = await db.$count(contacts)
      const agent = await anAgent(db)
      const refused = createTicket(db, agent, { body, requester: { email } })
      await expect(refused).rejects.toMatchObject({ details: { fields: ["requester.email"] } })
      expect(await db.$count(contacts)).toBe(before + 1)
    },
  )
})

test("nobody but an agent opens a ticket for somebody else", async ({ db }) => {
  const before = await db.$count(tickets)
  const asked = { body, requester: { email: address() } }
  await expect(createTicket(db, await aRequester(db), asked)).rejects.toMatchObject({ code: "forbidden" })
  expect(await db.$count(tickets)).toBe(before)
})

test("two agents who open a first ticket for an address at once share one contact", async ({ db, fdm }) => {
  const [ana, ben] = [await anAgent(db), await anAgent(db)]
  const other = await fdm.another()
  for (let round = 0; round < 5; round++) {
    const requester = { email: address() }
    const [one, two] = await Promise.all([
      createTicket(db, ana, { body, requester }, noon),
      createTicket(other, ben, { body, requester }, noon),
    ])
    expect(two.requesterId).toBe(one.requesterId)
  }
})

test("a ticket opened while its person signs up is theirs in the end", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const other = await fdm.another()
  for (let round = 0; round < 5; round++) {
    const person = aPerson()
    const [ticket, actor] = await Promise.all([
      createTicket(db, agent, { body, requester: { email: person.email } }, noon),
      resolveActor(other, person, noon),
    ])
    await resolveActor(db, person, noon)
    expect((await getMyTickets(db, actor)).rows).toMatchObject([{ id: ticket.id }])
  }
})
