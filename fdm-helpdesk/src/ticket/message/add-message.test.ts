import { and, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { asRequester } from "../../access/index.js"
import { work } from "../../db/schema-helpdesk.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { getTicket } from "../read/get-ticket.js"
import { updateTicketStatus } from "../update-ticket-status.js"
import { addMessage } from "./add-message.js"

describe("addMessage", () => {
  test("an agent's first reply starts the work, is the first response, and leaves as a mail", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const body = "Dag Wim,\n\nKijk eens bij Instellingen."

    const message = await addMessage(db, agent, { ticketId, body, visibility: "public" }, minutesAfter(noon, 7))

    const { ticket } = await getTicket(db, agent, { ticketId })
    expect(ticket).toMatchObject({
      status: "in_progress",
      firstResponseAt: minutesAfter(noon, 7),
      lastReplyAt: minutesAfter(noon, 7),
      lastMessageBy: "agent",
      lastMessagePreview: "Dag Wim, Kijk eens bij Instellingen.",
      messageCount: 2,
    })
    const mails = await db
      .select()
      .from(work)
      .where(and(eq(work.ticketId, ticketId), eq(work.kind, "mail")))
    expect(mails.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ template: "ticket-reply", messageId: message.id }),
    )
  })

  test("later answers are no first response", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const answer = { ticketId, body: "Nog iets.", visibility: "public" as const }
    for (const minutes of [7, 9]) await addMessage(db, agent, answer, minutesAfter(noon, minutes))

    const { ticket } = await getTicket(db, agent, { ticketId })
    expect(ticket).toMatchObject({ firstResponseAt: minutesAfter(noon, 7), lastReplyAt: minutesAfter(noon, 9) })
  })

  test("a note stays inside: no mail, no preview, no status, and the requester never sees it", async ({ db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    const before = await aTicket(db, { requester })
    const ticketId = before.id
    const left = await db.$count(work, eq(work.ticketId, ticketId))

    await addMessage(db, agent, { ticketId, body: "Lastige klant", visibility: "internal" }, minutesAfter(noon, 1))

    expect(await db.$count(work, eq(work.ticketId, ticketId))).toBe(left)
    const seen = await getTicket(db, requester, { ticketId })
    expect(JSON.stringify(seen)).not.toContain("Lastige klant")
    expect(seen.activity).toEqual([])
    expect(seen.ticket).toMatchObject({
      status: "open",
      lastMessageAt: before.lastMessageAt,
      lastMessagePreview: before.lastMessagePreview,
      firstResponseAt: null,
      messageCount: 1,
    })
    expect((await getTicket(db, agent, { ticketId })).messages.map(({ visibility }) => visibility)).toEqual([
      "public",
      "internal",
    ])
  })

  test.for([
    ["waiting_on_customer", "in_progress"],
    ["resolved", "open"],
    ["closed", "open"],
    ["in_progress", "in_progress"],
    ["open", "open"],
  ])("a requester's answer takes a ticket that is %s to %s", async ([from = "", to], { db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    await updateTicketStatus(db, agent, { ticketId, to: from })

    await addMessage(db, requester, { ticketId, body: "Het lukt nog niet", visibility: "public" })

    const { ticket } = await getTicket(db, agent, { ticketId })
    expect(ticket).toMatchObject({ status: to, resolvedAt: null, closedAt: null, lastMessageBy: "requester" })
  })

  test("a reply and a move are one act: a move that isn't allowed keeps the reply from being sent", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const reply = { ticketId, body: "Wat is je KvK-nummer?", visibility: "public" as const }

    await expect(addMessage(db, agent, { ...reply, moveTo: "paused" })).rejects.toMatchObject({ code: "invalid_input" })
    expect((await getTicket(db, agent, { ticketId })).messages).toHaveLength(1)

    await addMessage(db, agent, { ...reply, moveTo: "waiting_on_customer" })
    const { ticket, messages } = await getTicket(db, agent, { ticketId })
    expect([ticket.status, messages.length]).toEqual(["waiting_on_customer", 2])
  })

  test("a requester chooses no status", async ({ db }) => {
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    const input = { ticketId, body: "Urgent!", visibility: "public" as const, moveTo: "resolved" }
    await expect(addMessage(db, requester, input)).rejects.toMatchObject({ code: "forbidden" })
  })

  test("the same form posted twice adds one message and sends one mail", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const other = await fdm.another()
    const { id: ticketId } = await aTicket(db)
    const post = { ticketId, body: "Opgelost?", visibility: "public" as const, formKey: "reply-12345" }

    const [one, two] = await Promise.all([addMessage(db, agent, post), addMessage(other, agent, post)])
    const three = await addMessage(db, agent, post)

    expect([two, three]).toEqual([one, one])
    expect((await getTicket(db, agent, { ticketId })).messages).toHaveLength(2)
    expect(await db.$count(work, and(eq(work.ticketId, ticketId), eq(work.kind, "mail")))).toBe(2)
  })

  test("the same words from two people are two messages, whatever their forms say", async ({ db }) => {
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    const post = { ticketId, body: "Prima", visibility: "public" as const, formKey: "reply-12345" }
    const mine = await addMessage(db, requester, post)
    const theirs = await addMessage(db, await anAgent(db), post)
    expect(theirs).toMatchObject({ authorType: "agent" })
    expect(theirs.id).not.toBe(mine.id)
  })

  test("an agent in the portal writes as the person who asked", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db, { requester: asRequester(agent) as never })
    const message = await addMessage(db, asRequester(agent), { ticketId, body: "Nog iets", visibility: "public" })
    expect(message.authorType).toBe("requester")
  })

  test("an unknown visibility is refused", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const input = { ticketId, body: "x", visibility: "secret" as never }
    await expect(addMessage(db, agent, input)).rejects.toMatchObject({ code: "invalid_input" })
  })
})
