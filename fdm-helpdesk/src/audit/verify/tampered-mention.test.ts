import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test as base } from "../../../../testing/database.js"
import { mentions, messages, tickets } from "../../db/schema-helpdesk.js"
import { deactivateAgent } from "../../desk/index.js"
import { anonymizeRequester } from "../../privacy/index.js"
import { anAgent, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage, createTicket, deleteMessage, editMessage } from "../../ticket/index.js"
import { verifyAudit } from "../index.js"

const host = { type: "system", name: "host" } as const

let notes = 0

/** A note that calls Ana and Mehmet, and after an edit Ana and Sofie; no other test has people of these names. */
const test = base.extend("note", async ({ db }) => {
  const tag = `x${++notes}`
  const [lead, ana] = [await anAgent(db, { role: "admin" }), await anAgent(db, { name: `Ana${tag}` })]
  const [mehmet, sofie] = [await anAgent(db, { name: `Mehmet${tag}` }), await anAgent(db, { name: `Sofie${tag}` })]
  const { id: ticketId } = await aTicket(db)
  const first = { ticketId, body: `@Ana${tag} en @Mehmet${tag}, kijken?`, visibility: "internal" } as const
  const { id: messageId } = await addMessage(db, lead, first, minutesAfter(noon, 1))
  const edited = `@Ana${tag} en @Sofie${tag}, kijken?`
  await editMessage(db, lead, { ticketId, messageId, body: edited }, minutesAfter(noon, 2))
  return { lead, ana, mehmet, sofie, ticketId, messageId }
})

describe("whom a note calls", () => {
  test("is told after an edit, with since when, and shows what differs", async ({ db, note }) => {
    const { ana, mehmet, ticketId, messageId } = note
    const rows = await db.select().from(mentions).where(eq(mentions.messageId, messageId)).orderBy(mentions.createdAt)
    expect(rows.map(({ createdAt }) => createdAt)).toEqual([minutesAfter(noon, 1), minutesAfter(noon, 2)])
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    await db.insert(mentions).values({ ticketId, messageId, agentId: mehmet.agentId, createdAt: minutesAfter(noon, 1) })
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ differs: [{ what: "mentions", id: messageId }] })
    await db.delete(mentions).where(eq(mentions.agentId, mehmet.agentId))
    await db.delete(mentions).where(eq(mentions.agentId, ana.agentId))
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ differs: [{ what: "mentions", id: messageId }] })
  })

  test("goes with its text", async ({ db, note }) => {
    const { lead, ticketId, messageId } = note
    await deleteMessage(db, lead, { ticketId, messageId }, minutesAfter(noon, 3))
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test.for([true, false])(
    "is told without an agent who was erased, at the desk until then: %s",
    async (isThere, { db, note }) => {
      const { lead, ana, sofie, ticketId, messageId } = note
      if (!isThere) await deactivateAgent(db, lead, { agentId: ana.agentId }, minutesAfter(noon, 3))
      await anonymizeRequester(db, host, { contactId: ana.contactId }, minutesAfter(noon, 4))
      expect(await db.$count(mentions, eq(mentions.messageId, messageId))).toBe(1)
      expect(await verifyAudit(db, { agentId: ana.agentId })).toMatchObject({ ok: true })
      expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
      await db.delete(mentions).where(eq(mentions.agentId, sofie.agentId))
      expect(await verifyAudit(db, { ticketId })).toMatchObject({ differs: [{ what: "mentions", id: messageId }] })
    },
  )
})

test("by which channel something was asked is told of the ticket and of each message", async ({ db, note }) => {
  const requester = { name: "W. de Boer", email: "w@boer.example" }
  const { id: ticketId } = await createTicket(db, note.lead, { body: "De kaart is leeg", requester }, noon)
  const reply = { ticketId, body: "Kijk onder Percelen", visibility: "public" } as const
  const { id } = await addMessage(db, note.lead, reply, minutesAfter(noon, 1))
  expect((await db.select().from(tickets).where(eq(tickets.id, ticketId)))[0]).toMatchObject({ channel: "phone" })
  expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  await db.update(messages).set({ channel: "phone" }).where(eq(messages.id, id))
  expect(await verifyAudit(db, { ticketId })).toMatchObject({ differs: [{ what: "channel", id }] })
})
