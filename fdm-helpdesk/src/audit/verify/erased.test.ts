import { eq, type SQL, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { messages, tickets } from "../../db/schema-helpdesk.js"
import { anonymizeRequester } from "../../privacy/index.js"
import { aLife, egbert } from "../../testing/a-life.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage, editMessage, markViewed, updateTicket } from "../../ticket/index.js"
import { verifyAudit } from "../index.js"
import { behindTheTriggers } from "../testing/tamper.js"

const host = { type: "system", name: "host" } as const
const later = minutesAfter(noon, 60)

describe("a ticket of somebody who was erased", () => {
  const tampering: [string, SQL, string][] = [
    [
      "their text is back",
      sql`update ${messages} set body = 'Kwikstaartdreef' where author_type = 'requester'`,
      "body",
    ],
    [
      "their text is no longer gone",
      sql`update ${messages} set deleted_at = null where author_type = 'requester'`,
      "times",
    ],
    [
      "their name is back",
      sql`update ${messages} set body = replace(body, '[…]', 'Egbertus') where visibility = 'internal'`,
      "body",
    ],
    ["its subject is back", sql`update ${tickets} set subject = 'Kalfjes op de Kwikstaartdreef'`, "subject"],
    [
      "a line of its timeline is gone",
      sql`delete from "fdm-helpdesk".ticket_activity where type = 'ticket.triaged'`,
      "timeline",
    ],
  ]
  test.for(tampering)("is compared with what was left of it: %s", async ([, tamper, what], { db }) => {
    const { person, ticketId } = await aLife(db)
    await anonymizeRequester(db, host, { principalId: person.principalId }, later)
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    await behindTheTriggers(db, (tx) => tx.execute(tamper))
    const verdict = await verifyAudit(db, { ticketId })
    expect(verdict).toMatchObject({ ok: false })
    expect("differs" in verdict && verdict.differs.map((one) => one.what)).toContain(what)
  })

  test("goes on, and is compared with what happened since", async ({ db }) => {
    const { person, agent, ticketId } = await aLife(db)
    await anonymizeRequester(db, host, { principalId: person.principalId }, later)
    const { id: messageId } = await addMessage(db, agent, { ticketId, body: "Nog iets", visibility: "internal" })
    await editMessage(db, agent, { ticketId, messageId, body: "Toch niet" })
    await updateTicket(db, agent, { ticketId, subject: "Afgerond" })
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    await db.update(messages).set({ body: "Toch wel" }).where(eq(messages.id, messageId))
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ differs: [{ what: "body", id: messageId }] })
  })
})

test("another's ticket on which somebody was named says that they were erased, and is compared with what was left", async ({
  db,
}) => {
  const agent = await anAgent(db)
  const person = egbert()
  const requester = await aRequester(db, person)
  const { id: ticketId } = await aTicket(db)
  const { id: untouchedId } = await aTicket(db)
  for (const id of [ticketId, untouchedId]) await markViewed(db, agent, { ticketId: id })
  const note = { ticketId, body: "Egbertus Zwaluwstaart belde hierover", visibility: "internal" } as const
  const { id: messageId } = await addMessage(db, agent, note)
  await db.execute(sql`insert into "fdm-helpdesk".ticket_views (ticket_id, viewer_id, last_viewed_at)
    select id, ${requester.contactId}, now() from ${tickets} where id in (${ticketId}, ${untouchedId})`)

  await anonymizeRequester(db, host, { principalId: person.principalId }, later)

  expect(await verifyAudit(db, { ticketId })).toEqual({ ok: true, events: 4 })
  expect(await verifyAudit(db, { ticketId: untouchedId })).toEqual({ ok: true, events: 2 })
  await db.update(messages).set({ body: note.body }).where(eq(messages.id, messageId))
  expect(await verifyAudit(db, { ticketId })).toMatchObject({ differs: [{ what: "body", id: messageId }] })
})
