import { and, eq, inArray } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { type Actor, nobody } from "../access/index.js"
import { verifyAudit } from "../audit/index.js"
import {
  contacts,
  messageEdits,
  replyDrafts,
  ticketActivity,
  tickets,
  ticketViews,
  work,
} from "../db/schema-helpdesk.js"
import { getSettings, saveSettings } from "../desk/index.js"
import { newId } from "../kernel/index.js"
import { sendTicketMail } from "../mail/send-ticket-mail.js"
import { aLife, egbert, tracesIn } from "../testing/a-life.js"
import { anAgent, aRequester, aTicket, fakeLinks, fakeMailer, minutesAfter, noon } from "../testing/index.js"
import { createTicket, getTicket, updateTicket } from "../ticket/index.js"
import { anonymizeRequester } from "./anonymize-requester.js"

const host: Actor = { type: "system", name: "host" }
const later = minutesAfter(noon, 60)

describe("a person who is erased", () => {
  test("leaves no word, name, address, farm or link to an account in any column of any table", async ({ db }) => {
    const { person, requester, ticketId } = await aLife(db)
    expect((await tracesIn(db, person)).length).toBeGreaterThan(10)

    expect(await anonymizeRequester(db, host, { principalId: person.principalId }, later)).toEqual({
      tickets: 1,
      messages: 2,
    })

    expect(await tracesIn(db, person)).toEqual([])
    expect(await db.$count(ticketViews, eq(ticketViews.viewerId, requester.contactId))).toBe(0)
    expect(await db.$count(messageEdits, eq(messageEdits.ticketId, ticketId))).toBe(0)
    expect(await db.$count(replyDrafts, eq(replyDrafts.ticketId, ticketId))).toBe(0)
  })

  test("leaves the ticket with its status, times and counts, and an audit that verifies", async ({ db }) => {
    const { agent, requester, ticketId } = await aLife(db)
    const before = await getTicket(db, agent, { ticketId })

    await anonymizeRequester(db, agent, { contactId: requester.contactId }, later).catch(() => undefined)
    const manager = await anAgent(db, { role: "manager" })
    await anonymizeRequester(db, manager, { contactId: requester.contactId }, later)

    const after = await getTicket(db, agent, { ticketId })
    const { subject, farmId, farmName, lastMessagePreview, version, updatedAt, ...kept } = before.ticket
    expect(after.ticket).toMatchObject({ ...kept, subject: "Gewiste vraag", farmId: null, farmName: null })
    expect(after.ticket).toMatchObject({
      lastMessagePreview: "De tekst is gewist",
      version: version + 1,
      updatedAt: later,
    })
    expect(after.requester).toMatchObject({ id: requester.contactId, name: "Anoniem", email: null })
    expect(after.messages.map(({ body }) => body)).toEqual([
      "",
      "Beste […],\n\n> […]\n\nIk mail […]. Dag […]!",
      "[…]s bedrijf, januari",
      "",
    ])
    expect(after.activity.at(-1)).toMatchObject({ type: "ticket.requester_anonymized", actorType: "agent" })
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("is done once: again changes nothing, and an account that never came is done already", async ({ db }) => {
    const { person, requester, ticketId } = await aLife(db)
    await anonymizeRequester(db, requester, { contactId: requester.contactId }, later)
    const events = await verifyAudit(db, { ticketId })

    const none = { tickets: 0, messages: 0 }
    expect(await anonymizeRequester(db, host, { contactId: requester.contactId }, later)).toEqual(none)
    expect(await anonymizeRequester(db, host, { principalId: person.principalId }, later)).toEqual(none)
    expect(await anonymizeRequester(db, host, { principalId: "usr_never" }, later)).toEqual(none)
    expect(await verifyAudit(db, { ticketId })).toEqual(events)
    await expect(anonymizeRequester(db, host, { contactId: newId("contact") }, later)).rejects.toMatchObject({
      code: "not_found",
    })
  })

  test("goes with what was merged into them, and with what still waits under their address", async ({ db }) => {
    const person = egbert()
    const agent = await anAgent(db)
    const stray = { email: person.email, name: "W. Zwaluwstaart" }
    const merged = await createTicket(db, agent, { body: "Over de Kwikstaartdreef", requester: stray }, noon)
    const requester = await aRequester(db, person)
    const waiting = newId("contact")
    await db.insert(contacts).values({ id: waiting, ...stray, createdAt: noon, updatedAt: noon })

    const old = await db.select().from(contacts).where(eq(contacts.mergedIntoId, requester.contactId))
    await anonymizeRequester(db, host, { contactId: old[0]?.id ?? waiting }, later)

    expect(await tracesIn(db, person)).toEqual([])
    const rows = await db
      .select()
      .from(contacts)
      .where(inArray(contacts.id, [waiting, old[0]?.id ?? waiting]))
    expect(rows.map(({ anonymizedAt }) => anonymizedAt)).toEqual([later, later])
    expect(await verifyAudit(db, { ticketId: merged.id })).toMatchObject({ ok: true })
  })

  test("without an account, known by an address alone, goes just as well", async ({ db }) => {
    const agent = await anAgent(db, { role: "admin" })
    const email = "kwikstaart@zwaluw.example"
    const { requesterId } = await createTicket(db, agent, { body: "Belde over de pinken", requester: { email } }, noon)
    await anonymizeRequester(db, agent, { contactId: requesterId }, later)
    expect(await tracesIn(db, { ...egbert(), email })).toEqual([])
  })

  test("gets no mail any more, also none that failed and is tried again", async ({ db }) => {
    const { person, ticketId } = await aLife(db)
    const mails = await db
      .select()
      .from(work)
      .where(and(eq(work.ticketId, ticketId), eq(work.kind, "mail")))
    expect(mails.length).toBeGreaterThan(1)

    await anonymizeRequester(db, host, { principalId: person.principalId }, later)

    const mailer = fakeMailer()
    for (const mail of mails) await sendTicketMail(db, { mailer, links: fakeLinks }, { ...mail, attempt: 2 })
    expect(mailer.sent).toEqual([])
    expect(await db.$count(work, and(eq(work.ticketId, ticketId), eq(work.kind, "mail")))).toBe(0)
  })

  test("leaves a subject that an agent chose, without the name", async ({ db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db, egbert())
    const { id: ticketId } = await aTicket(db, { requester })
    const confirmed = await aTicket(db, { requester, body: "Kwikstaartdreef" })
    await updateTicket(db, agent, { ticketId, subject: "Kaart van Egbertus Zwaluwstaart" }, noon)
    await updateTicket(db, agent, { ticketId: confirmed.id, subject: confirmed.subject }, noon)

    await anonymizeRequester(db, host, { contactId: requester.contactId }, later)

    expect((await getTicket(db, agent, { ticketId })).ticket.subject).toBe("Kaart van […]")
    expect((await getTicket(db, agent, { ticketId: confirmed.id })).ticket.subject).toBe("Gewiste vraag")
    const changes = await db.select().from(ticketActivity).where(eq(ticketActivity.type, "ticket.subject_changed"))
    expect(changes.filter((row) => row.ticketId === ticketId).map(({ data }) => data)).toEqual([
      { from: "", to: "Kaart van […]" },
    ])
  })

  test("is Anonymous where the desk speaks English", async ({ db }) => {
    const admin = await anAgent(db, { role: "admin" })
    await saveSettings(db, admin, { defaultLocale: "en" }, noon)
    const { requester } = await aLife(db)
    await anonymizeRequester(db, admin, { contactId: requester.contactId }, later)
    const [contact] = await db.select().from(contacts).where(eq(contacts.id, requester.contactId))
    expect(contact).toMatchObject({ name: "Anonymous", locale: "nl" })
    await saveSettings(db, admin, { defaultLocale: "nl" }, noon)
    expect((await getSettings(db)).defaultLocale).toBe("nl")
  })

  test("with many tickets costs statements by the two hundred, and none of them is left out", async ({ db, fdm }) => {
    const person = egbert()
    const requester = await aRequester(db, person)
    const erase = () => anonymizeRequester(db, host, { contactId: requester.contactId }, later)
    const few = await aRequester(db, egbert())
    for (let n = 0; n < 3; n++) await aTicket(db, { requester: few, body: "Kwikstaartdreef" })
    const ofFew = await fdm.statements(() => anonymizeRequester(db, host, { contactId: few.contactId }, later))
    for (let n = 0; n < 203; n++) await aTicket(db, { requester, body: "Kwikstaartdreef" })

    const ofMany = await fdm.statements(erase)

    expect(ofFew.length).toBeLessThan(40)
    expect(ofMany.length).toBeLessThan(2 * ofFew.length)
    expect(await tracesIn(db, person)).toEqual([])
    const rows = await db.select({ id: tickets.id }).from(tickets).where(eq(tickets.requesterId, requester.contactId))
    expect(rows).toHaveLength(203)
    for (const { id } of [rows[0], rows[202]].filter((row) => row !== undefined))
      expect(await verifyAudit(db, { ticketId: id })).toEqual({ ok: true, events: 3 })
  })
})

describe("who may erase", () => {
  test("the person, managers, admins and the host; nobody else, and a requester learns of nobody else", async ({
    db,
  }) => {
    const target = async () => ({ contactId: (await aRequester(db)).contactId })
    const attempts: [Actor, string][] = [
      [nobody, "unauthenticated"],
      [{ type: "system", name: "triage" }, "forbidden"],
      [{ type: "system", name: "mail" }, "forbidden"],
      [await aRequester(db), "not_found"],
      [await anAgent(db), "forbidden"],
      [await anAgent(db, { role: "team_lead" }), "forbidden"],
      [await anAgent(db, { role: "manager" }), "ok"],
      [await anAgent(db, { role: "admin" }), "ok"],
      [host, "ok"],
    ]
    for (const [actor, expected] of attempts) {
      const outcome = await anonymizeRequester(db, actor, await target(), later).then(
        () => "ok",
        ({ code }) => code,
      )
      expect([actor, outcome]).toEqual([actor, expected])
    }
  })

  test.for([{}, { contactId: "con_nope" }, { principalId: "" }])("%j names nobody", async (input, { db }) => {
    await expect(anonymizeRequester(db, host, input as never)).rejects.toMatchObject({ code: "invalid_input" })
  })
})
