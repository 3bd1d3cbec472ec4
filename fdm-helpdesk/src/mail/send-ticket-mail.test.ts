import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { contacts, messages, settings, work } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, type MessageId, newId, type TicketId } from "../kernel/index.js"
import { fakeLinks, fakeMailer } from "../testing/fake-ports.js"
import { anAgent, aRequester, aTicket } from "../testing/index.js"
import { addMessage } from "../ticket/index.js"
import { sendTicketMail } from "./send-ticket-mail.js"

/** The mails that wait for a ticket, oldest first, as the work hands them out. */
async function waiting(db: Db, ticketId: TicketId, attempt = 1) {
  const rows = await db.select().from(work).where(eq(work.ticketId, ticketId)).orderBy(work.id)
  return rows.filter(({ kind }) => kind === "mail").map((row) => ({ ...row, attempt }))
}

async function answered(db: Db, body = "Het is hersteld.") {
  const requester = await aRequester(db, { name: "Boer, Wim de", locale: "nl" })
  const agent = await anAgent(db)
  const ticket = await aTicket(db, { requester })
  const message = await addMessage(db, agent, { ticketId: ticket.id, body, visibility: "public" })
  const [confirmation, reply] = await waiting(db, ticket.id)
  return { requester, agent, ticket, message, confirmation: confirmation!, reply: reply! }
}

async function changed(db: Db, id: MessageId, set: Partial<typeof messages.$inferInsert>) {
  await db.update(messages).set(set).where(eq(messages.id, id))
}

describe("sendTicketMail", () => {
  test("a new ticket is confirmed to its requester, in their language, from the desk", async ({ db }) => {
    const requester = await aRequester(db, { name: "Ann Miller", email: "ann@farm.example", locale: "en" })
    const ticket = await aTicket(db, { requester, body: "My fields are gone." })
    const [row] = await waiting(db, ticket.id)
    const mailer = fakeMailer()

    expect(await sendTicketMail(db, { mailer, links: fakeLinks }, row!)).toEqual({ providerId: "fake-1" })

    expect(mailer.sent).toMatchObject([
      {
        idempotencyKey: row?.id,
        from: "FDM Ondersteuning <support@fdm.example>",
        to: "Ann Miller <ann@farm.example>",
        subject: `We have received your message (${ticket.ref})`,
        tag: "ticket-confirmation",
        headers: {
          "Message-ID": `<${ticket.id}@fdm.example>`,
          "Auto-Submitted": "auto-generated",
          "X-Auto-Response-Suppress": "OOF, AutoReply",
        },
      },
    ])
    expect(mailer.sent[0]?.html).toContain("My fields are gone.")
    expect(mailer.sent[0]?.text).toContain(fakeLinks.ticketForRequester(ticket.id))
  })

  test("a reply hangs on the confirmation's thread and is no automatic mail", async ({ db }) => {
    const { ticket, message, reply, requester } = await answered(db)
    const mailer = fakeMailer()
    await sendTicketMail(db, { mailer, links: fakeLinks }, reply)

    const [contact] = await db.select().from(contacts).where(eq(contacts.id, requester.contactId))
    expect(mailer.sent).toMatchObject([
      { to: `"Boer, Wim de" <${contact?.email}>`, subject: `Antwoord op je vraag: ${ticket.subject} (${ticket.ref})` },
    ])
    expect(mailer.sent[0]?.headers).toEqual({
      "Message-ID": `<${message.id}.${ticket.id}@fdm.example>`,
      "In-Reply-To": `<${ticket.id}@fdm.example>`,
      References: `<${ticket.id}@fdm.example>`,
    })
    expect(mailer.sent[0]?.text).toContain("Antwoord van Ana Visser")
  })

  test("a mail is read in one statement", async ({ db, fdm }) => {
    const { reply } = await answered(db)
    const ports = { mailer: fakeMailer(), links: fakeLinks }
    expect(await fdm.statements(() => sendTicketMail(db, ports, reply))).toHaveLength(1)
  })

  test("a mail says what the ticket is when it leaves, not when it was asked for", async ({ db }) => {
    const { message, reply } = await answered(db)
    await changed(db, message.id, { body: "Verbeterd." })
    await db.insert(settings).values({ desk: "default", data: { name: "Akkerhulp" }, updatedAt: new Date() })
    const mailer = fakeMailer()
    await sendTicketMail(db, { mailer, links: fakeLinks }, reply)
    await db.delete(settings).where(eq(settings.desk, "default"))
    expect(mailer.sent[0]).toMatchObject({ from: "Akkerhulp <support@fdm.example>" })
    expect(mailer.sent[0]?.text).toContain("Verbeterd.")
  })

  test.for([
    ["was deleted", { deletedAt: new Date() }],
    ["became internal", { visibility: "internal" }],
  ] as const)("nothing leaves of a message that %s meanwhile", async ([, set], { db }) => {
    const { message, reply } = await answered(db)
    await changed(db, message.id, set)
    const mailer = fakeMailer()
    expect(await sendTicketMail(db, { mailer, links: fakeLinks }, reply)).toEqual({})
    expect(mailer.sent).toEqual([])
  })

  test("an internal note never leaves: not by itself, and not when a row asks for it", async ({ db }) => {
    const { agent, ticket, reply } = await answered(db)
    const note = await addMessage(db, agent, { ticketId: ticket.id, body: "Lastige klant.", visibility: "internal" })
    expect(await waiting(db, ticket.id)).toHaveLength(2)

    const mailer = fakeMailer()
    for (const template of ["ticket-reply", "ticket-confirmation"]) {
      const forged = { ...reply, payload: { template, messageId: note.id } }
      expect(await sendTicketMail(db, { mailer, links: fakeLinks }, forged)).toEqual({})
    }
    expect(mailer.sent).toEqual([])
  })

  test("a requester's own message is no reply", async ({ db }) => {
    const { requester, ticket, reply } = await answered(db)
    const own = await addMessage(db, requester, { ticketId: ticket.id, body: "Nog iets.", visibility: "public" })
    expect(await waiting(db, ticket.id)).toHaveLength(2)
    const mailer = fakeMailer()
    await sendTicketMail(
      db,
      { mailer, links: fakeLinks },
      { ...reply, payload: { ...reply.payload, messageId: own.id } },
    )
    expect(mailer.sent).toEqual([])
  })

  test.for([null, ""])("a requester with the address %j gets no mail, and the row is done", async (email, { db }) => {
    const { requester, reply } = await answered(db)
    await db.update(contacts).set({ email }).where(eq(contacts.id, requester.contactId))
    const mailer = fakeMailer()
    expect(await sendTicketMail(db, { mailer, links: fakeLinks }, reply)).toEqual({})
    expect(mailer.sent).toEqual([])
  })

  test("an address that is none, or two, fails for a person to look at", async ({ db }) => {
    const { requester, reply } = await answered(db)
    await db.update(contacts).set({ email: "a@b.nl, c@d.nl" }).where(eq(contacts.id, requester.contactId))
    const sending = sendTicketMail(db, { mailer: fakeMailer(), links: fakeLinks }, reply)
    await expect(sending).rejects.toMatchObject({ code: "port_failed", details: { reason: "invalid_address" } })
  })

  test("on a later attempt, a mail that left already is not sent again", async ({ db }) => {
    const { reply } = await answered(db)
    const mailer = fakeMailer()
    const first = await sendTicketMail(db, { mailer, links: fakeLinks }, reply)
    expect(await sendTicketMail(db, { mailer, links: fakeLinks }, { ...reply, attempt: 2 })).toEqual(first)
    expect(mailer.sent).toHaveLength(1)
  })

  test("a mailer that can't look back sends again: twice is better than never", async ({ db }) => {
    const { reply } = await answered(db)
    const { send, sent } = fakeMailer()
    await sendTicketMail(db, { mailer: { send }, links: fakeLinks }, { ...reply, attempt: 2 })
    expect(sent).toHaveLength(1)
  })

  test("what the mailer throws is thrown on, and a row of an unknown shape is refused", async ({ db }) => {
    const { reply, ticket } = await answered(db)
    const mailer = fakeMailer()
    mailer.nextFaults(new HelpdeskError("unavailable", "away"))
    const ports = { mailer, links: fakeLinks }
    await expect(sendTicketMail(db, ports, reply)).rejects.toMatchObject({ code: "unavailable" })
    const unknown = { ...reply, payload: { template: "ticket-poem", messageId: newId("message") } }
    await expect(sendTicketMail(db, ports, unknown)).rejects.toMatchObject({ code: "invalid_input" })
    const gone = { ...reply, ticketId: ticket.id, payload: { template: "ticket-reply", messageId: newId("message") } }
    expect(await sendTicketMail(db, ports, gone)).toEqual({})
  })
})
