import { and, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { type Actor, type Scope, serviceActor } from "../access/index.js"
import { verifyAudit } from "../audit/index.js"
import { auditEvents, contacts, messages, ticketActivity, tickets, ticketViews, work } from "../db/schema-helpdesk.js"
import { exportTickets } from "../export/index.js"
import { getInbox, getMyTickets } from "../list/index.js"
import { searchTickets } from "../search/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage, assignTicket, createTicket, getTicket, listAssignments, updateTicketStatus } from "./index.js"

/** What agents at a program of their own need, and no more. */
const usual: Scope[] = ["tickets:read", "tickets:create", "tickets:update", "messages:reply", "messages:note"]
const service = serviceActor({ name: "Order form", scopes: usual })
const asked = { body: "Waar blijft mijn zak kalk?", requester: { email: "nel@new.example", name: "Nel" } }

describe("a ticket that a service opens", () => {
  test("is the requester's question, came in by the API, and the record names the service", async ({ db }) => {
    const { id, requesterId, channel } = await createTicket(db, service, asked, noon)
    const [nel] = await db.select().from(contacts).where(eq(contacts.email, "nel@new.example"))
    expect([requesterId, channel]).toEqual([nel?.id, "api"])

    const [question] = await db.select().from(messages).where(eq(messages.ticketId, id))
    expect(question).toMatchObject({ authorType: "requester", authorId: nel?.id, authorName: null, channel: "api" })
    const line = { actorType: "service", actorId: null, data: { by: "Order form" } }
    expect(await db.select().from(ticketActivity).where(eq(ticketActivity.ticketId, id))).toMatchObject([line, line])
    const link = { actorType: "service", actorId: "Order form" }
    expect(await db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))).toMatchObject([link, link])
    expect(await db.$count(ticketViews, eq(ticketViews.ticketId, id))).toBe(0)
    expect(await verifyAudit(db, { ticketId: id })).toMatchObject({ ok: true })
  })

  test("posted twice with one key is one ticket", async ({ db }) => {
    const input = { ...asked, formKey: "order-0001" }
    expect((await createTicket(db, service, input)).id).toBe((await createTicket(db, service, input)).id)
  })

  test("says how it came in where people may not: by mail", async ({ db }) => {
    const requester = await aRequester(db)
    expect(await createTicket(db, service, { ...asked, channel: "email" })).toMatchObject({ channel: "email" })
    for (const [actor, channel] of [
      [requester, "email"],
      [requester, "api"],
      [requester, "phone"],
    ] as const)
      await expect(createTicket(db, actor, { body: "Hoi", channel })).rejects.toMatchObject({ code: "forbidden" })
    const agent = await anAgent(db)
    expect(await createTicket(db, agent, { ...asked, channel: "phone" })).toMatchObject({ channel: "phone" })
    await expect(createTicket(db, agent, { ...asked, channel: "email" })).rejects.toMatchObject({ code: "forbidden" })
  })

  test("is somebody's question: a service has none of its own", async ({ db }) => {
    await expect(createTicket(db, service, { body: "Hoi" })).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("what a service writes", () => {
  test("is the desk's answer under the service's name, and leaves at once: nobody can take it back", async ({ db }) => {
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    const at = minutesAfter(noon, 5)
    const reply = await addMessage(db, service, { ticketId, body: "Onderweg.", visibility: "public" }, at)
    expect(reply).toMatchObject({ authorType: "service", authorId: null, authorName: "Order form", channel: "api" })

    const [row] = await db.select().from(tickets).where(eq(tickets.id, ticketId))
    expect(row).toMatchObject({ lastMessageBy: "service", lastReplyAt: at, firstResponseAt: at, status: "in_progress" })
    const isMail = and(eq(work.ticketId, ticketId), eq(work.kind, "mail"), eq(work.dueAt, at))
    expect(await db.$count(work, isMail)).toBe(1)
    for (const reader of [requester, await anAgent(db), service])
      expect((await getTicket(db, reader, { ticketId })).messages.at(-1)).toMatchObject(named)
    expect((await getMyTickets(db, requester)).rows).toMatchObject([{ id: ticketId, isUnread: true }])
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  const named = { authorType: "service", authorId: null, authorName: "Order form" }

  test("as a note is the desk's own, calls colleagues, and stands on the timeline by the service's name", async ({
    db,
  }) => {
    const agent = await anAgent(db, { name: "Mehmet" })
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    const note = await addMessage(db, service, { ticketId, body: "@Mehmet, betaald.", visibility: "internal" })
    expect(note).toMatchObject({ ...named, mentions: [{ agentId: agent.agentId, name: "Mehmet" }] })

    expect((await getTicket(db, requester, { ticketId })).messages).toHaveLength(1)
    const { activity } = await getTicket(db, agent, { ticketId })
    expect(activity.at(-1)).toMatchObject({ type: "message.added", actorType: "service", actorName: "Order form" })
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("is held back when somebody wrote since, but not for its own note", async ({ db }) => {
    const requester = await aRequester(db)
    const { id: ticketId, messageVersion: version } = await aTicket(db, { requester })
    const answer = { ticketId, body: "Onderweg.", visibility: "public", version } as const
    await addMessage(db, service, { ticketId, body: "Betaald.", visibility: "internal" })
    await addMessage(db, service, answer)
    await addMessage(db, requester, { ticketId, body: "Dank!", visibility: "public" })
    await expect(addMessage(db, service, answer)).rejects.toMatchObject({ code: "conflict" })
  })

  test("moves the ticket with the same call only with the scope that changes tickets", async ({ db }) => {
    const { id: ticketId } = await aTicket(db)
    const answer = { ticketId, body: "Klaar.", visibility: "public", moveTo: "resolved" } as const
    const writer = serviceActor({ name: "Bot", scopes: ["tickets:read", "messages:reply"] })
    await expect(addMessage(db, writer, answer)).rejects.toMatchObject({ code: "forbidden" })
    await addMessage(db, service, answer)
    expect((await getTicket(db, service, { ticketId })).ticket.status).toBe("resolved")
  })
})

test("who gave a ticket away is nobody by name in its history when a service did, and the record agrees", async ({
  db,
}) => {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  await assignTicket(db, service, { ticketId, agentId: agent.agentId }, minutesAfter(noon, 1))
  await assignTicket(db, service, { ticketId, agentId: null }, minutesAfter(noon, 2))
  await updateTicketStatus(db, service, { ticketId, to: "resolved", reason: "Geleverd" }, minutesAfter(noon, 3))
  expect(await listAssignments(db, service, { ticketId })).toMatchObject([
    { agent: { id: agent.agentId }, assignedByName: null, unassignedByName: null },
  ])
  expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
})

describe("a service reads what agents read, and nothing that is a person's own", () => {
  test("its rows say of no ticket that it is unread, called about or begun", async ({ db, fdm }) => {
    const { id } = await aTicket(db, { body: "Zwavelzuur" })
    const rows = (await getInbox(db, service, { view: "all", limit: 200 })).rows
    expect(rows.find((row) => row.id === id)).toMatchObject({ isUnread: false, isMentioned: false, hasDraft: false })
    expect(await fdm.statements(() => getInbox(db, service))).toHaveLength(1)
    const found = await searchTickets(db, service, { text: "is:open", limit: 200 })
    expect(found.rows.find((row) => row.id === id)).toMatchObject({ isUnread: false, hasDraft: false })
  })

  const own: [string, Parameters<typeof getInbox>[2]][] = [
    ["the view of one's own", { view: "mine" }],
    ["the view of calls", { view: "mentioned" }],
    ["what is assigned to me", { filters: { assignee: ["me"] } }],
    ["what is unread", { filters: { unread: true } }],
    ["what is unread, within a condition", { where: { not: { field: "unread", isUnread: true } } }],
  ]
  test.for(own)("asking for %s is refused", async ([, input], { db }) => {
    await expect(getInbox(db, service, input)).rejects.toMatchObject({ code: "forbidden" })
  })

  test("a file is in the desk's language and holds what services wrote by their names", async ({ db }) => {
    const { id: ticketId, ref } = await aTicket(db)
    await addMessage(db, service, { ticketId, body: "Onderweg.", visibility: "public" })
    let text = ""
    for await (const piece of await exportTickets(db, service, { kind: "messages", list: { view: "all", text: ref } }))
      text += piece
    expect(text).toContain("Schrijver")
    expect(text).toMatch(/Order form;Antwoord;Onderweg\./)
    const [link] = await db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, "desk"), eq(auditEvents.type, "export.streamed")))
    expect(link).toMatchObject({ actorType: "service", actorId: "Order form" })
  })
})

test("a service whose scopes are none of ours is asked to sign in", async ({ db }) => {
  const forged = { type: "service", name: "Bot", scopes: ["everything"] } as never as Actor
  await expect(getInbox(db, forged)).rejects.toMatchObject({ code: "unauthenticated" })
  await expect(createTicket(db, forged, asked)).rejects.toMatchObject({ code: "unauthenticated" })
})
