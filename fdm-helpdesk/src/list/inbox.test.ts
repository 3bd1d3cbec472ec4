import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { type AgentActor, asRequester, nobody } from "../access/index.js"
import { mentions } from "../db/schema-helpdesk.js"
import { type Db, newId, type TicketId } from "../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import {
  addAssignee,
  addMessage,
  assignTicket,
  closeTicket,
  getTicket,
  markViewed,
  type Ticket,
  updateTicketStatus,
} from "../ticket/index.js"
import { countInbox } from "./count-inbox.js"
import { getInbox, getUnassignedTickets } from "./get-inbox.js"
import { countUnread, getMyTickets } from "./get-my-tickets.js"
import type { InboxView } from "./inbox-sets.js"

/** A note that calls an agent, as far as lists know of it. */
async function mention(db: Db, by: AgentActor, { agentId }: AgentActor, ticketId: TicketId) {
  const note = await addMessage(db, by, { ticketId, body: "Kijk je mee?", visibility: "internal" }, at(5))
  await db.insert(mentions).values({ ticketId, messageId: note.id, agentId, createdAt: at(5) })
}

const at = (minutes: number) => minutesAfter(noon, minutes)
const idsOf = (page: { rows: { id: string }[] }) => page.rows.map(({ id }) => id)

describe("the inbox", () => {
  test("every view holds what its name says, counted in one statement", async ({ db, fdm }) => {
    const [ana, ben] = [await anAgent(db), await anAgent(db)]
    const made: Record<string, Ticket> = {}
    for (const name of ["free", "anas", "bens", "waiting", "resolved", "closed"])
      made[name] = await aTicket(db, { at: at(Object.keys(made).length) })
    const id = (name: string) => (made[name] as Ticket).id
    await assignTicket(db, ana, { ticketId: id("anas"), agentId: ana.agentId })
    await assignTicket(db, ana, { ticketId: id("bens"), agentId: ben.agentId })
    await assignTicket(db, ana, { ticketId: id("waiting"), agentId: ana.agentId })
    for (const [name, to] of [
      ["waiting", "waiting_on_customer"],
      ["resolved", "resolved"],
      ["closed", "closed"],
    ] as const)
      await updateTicketStatus(db, ana, { ticketId: id(name), to })

    await addAssignee(db, ben, { ticketId: id("bens"), agentId: ana.agentId })
    await addAssignee(db, ana, { ticketId: id("resolved"), agentId: ana.agentId })
    for (const name of ["free", "closed"]) await mention(db, ben, ana, id(name))

    const views: Record<InboxView, string[]> = {
      mine: ["waiting", "bens", "anas"],
      unassigned: ["free"],
      mentioned: ["closed", "free"],
      open: ["waiting", "bens", "anas", "free"],
      waiting: ["waiting"],
      closed: ["closed", "resolved"],
      all: ["closed", "resolved", "waiting", "bens", "anas", "free"],
    }
    for (const [view, names] of Object.entries(views))
      expect([view, idsOf(await getInbox(db, ana, { view: view as InboxView }))]).toEqual([view, names.map(id)])
    expect(idsOf(await getUnassignedTickets(db, ana))).toEqual([id("free")])
    expect(await countInbox(db, ana)).toEqual({
      mine: 3,
      unassigned: 1,
      mentioned: 2,
      open: 4,
      waiting: 1,
      saved: {},
    })
    await db
      .update(mentions)
      .set({ seenAt: at(9) })
      .where(eq(mentions.ticketId, id("free")))
    expect(await countInbox(db, ana)).toMatchObject({ mentioned: 1 })
    expect((await getInbox(db, ana, { view: "mentioned" })).rows.map(({ isMentioned }) => isMentioned)).toEqual([
      true,
      false,
    ])
    expect(await fdm.statements(() => countInbox(db, ana))).toHaveLength(1)
    expect(await fdm.statements(() => getInbox(db, ana))).toHaveLength(1)
  })

  test("a row shows who asked, who has it, the last public line, and whether it is unread", async ({ db }) => {
    const ana = await anAgent(db, { name: "Ana Visser" })
    const requester = await aRequester(db, { name: "Jan 't Hart" })
    const { id: ticketId } = await aTicket(db, { requester, at: at(100), farm: { id: "frm_1", name: "De Hoeve" } })
    await assignTicket(db, ana, { ticketId, agentId: ana.agentId }, at(101))
    const row = async () => (await getInbox(db, ana)).rows.find(({ id }) => id === ticketId)

    expect(await row()).toMatchObject({
      requesterName: "Jan 't Hart",
      assigneeName: "Ana Visser",
      farmName: "De Hoeve",
      lastMessagePreview: "Mijn percelen zijn weg. Wat nu?",
      isUnread: true,
    })
    await markViewed(db, ana, { ticketId }, at(102))
    expect(await row()).toMatchObject({ isUnread: false })
    await addMessage(db, requester, { ticketId, body: "Al iets bekend?", visibility: "public" }, at(103))
    expect(await row()).toMatchObject({ isUnread: true, lastMessagePreview: "Al iets bekend?" })
    await addMessage(db, ana, { ticketId, body: "Bijna!", visibility: "public" }, at(104))
    expect(await row()).toMatchObject({ isUnread: false })
  })

  test("pages follow each other without gap or double, also where times are equal", async ({ db }) => {
    const ana = await anAgent(db)
    const requester = await aRequester(db)
    for (let n = 0; n < 7; n++) await aTicket(db, { requester, at: at(-60 - Math.floor(n / 3)) })
    const all = idsOf(await getInbox(db, ana, { view: "all", limit: 200 }))

    const walked: string[] = []
    let cursor: string | undefined
    do {
      const page = await getInbox(db, ana, { view: "all", limit: 2, cursor })
      walked.push(...idsOf(page))
      cursor = page.nextCursor ?? undefined
    } while (cursor)

    expect(walked).toEqual(all)
  })

  test.for([
    { limit: 0 },
    { limit: -1 },
    { limit: 1e9 },
    { cursor: "nope" },
    { cursor: Buffer.from('["x",1]').toString("base64url") },
    // The year 0 is one to JavaScript and none to Postgres.
    { cursor: Buffer.from(`["0000-01-01T00:00:00.000Z","${newId("ticket")}"]`).toString("base64url") },
    { cursor: Buffer.from(`["2026-01-01T00:00:00.000Z","${newId("agent")}"]`).toString("base64url") },
    { view: "everything" },
    { sort: "relevance" },
    { filters: { asignee: ["me"] } },
    { filters: { status: [""] } },
    { filters: { category: ["done"] } },
    { filters: { assignee: [newId("ticket")] } },
    { filters: { farm: "a\u0000" } },
    { filters: { createdFrom: new Date(Number.NaN) } },
    { filters: { createdFrom: new Date(8.64e15) } },
    { filters: { unread: false } },
  ])("%o is refused", async (input, { db }) => {
    const ana = await anAgent(db)
    await expect(getInbox(db, ana, input as never)).rejects.toMatchObject({ code: "invalid_input" })
  })

  test("is for agents", async ({ db }) => {
    const requester = await aRequester(db)
    for (const read of [getInbox, countInbox, getUnassignedTickets]) {
      await expect(read(db, requester)).rejects.toMatchObject({ code: "forbidden" })
      await expect(read(db, nobody)).rejects.toMatchObject({ code: "unauthenticated" })
    }
  })
})

describe("my tickets", () => {
  async function aRepliedTicket(db: Db) {
    const [ana, requester] = [await anAgent(db), await aRequester(db)]
    const { id: ticketId } = await aTicket(db, { requester, at: at(0) })
    await addMessage(db, ana, { ticketId, body: "Antwoord", visibility: "public" }, at(1))
    return { ana, requester, ticketId }
  }

  test("are one's own, open or closed; resolved still is open", async ({ db }) => {
    const { ana, requester, ticketId } = await aRepliedTicket(db)
    await aTicket(db)
    await updateTicketStatus(db, ana, { ticketId, to: "resolved" })
    expect(idsOf(await getMyTickets(db, requester))).toEqual([ticketId])
    await closeTicket(db, requester, { ticketId })
    expect(idsOf(await getMyTickets(db, requester))).toEqual([])
    expect(idsOf(await getMyTickets(db, requester, { state: "closed" }))).toEqual([ticketId])
    expect(idsOf(await getMyTickets(db, asRequester(ana)))).toEqual([])
  })

  test("an answer is unread until its ticket is looked at; a note never is", async ({ db }) => {
    const { ana, requester, ticketId } = await aRepliedTicket(db)
    expect(await countUnread(db, requester)).toBe(1)
    expect(await countUnread(db, requester, { except: ticketId })).toBe(0)
    expect((await getMyTickets(db, requester)).rows).toMatchObject([{ isUnread: true }])

    await markViewed(db, requester, { ticketId }, at(2))
    await addMessage(db, ana, { ticketId, body: "intern", visibility: "internal" }, at(3))
    expect(await countUnread(db, requester)).toBe(0)
    expect((await getMyTickets(db, requester)).rows).toMatchObject([{ isUnread: false }])

    await addMessage(db, ana, { ticketId, body: "Nog een antwoord", visibility: "public" }, at(4))
    expect(await countUnread(db, requester)).toBe(1)
    await markViewed(db, requester, { ticketId }, at(3))
    expect(await countUnread(db, requester)).toBe(1)
  })

  test("a look that arrives late takes nothing back", async ({ db }) => {
    const { requester, ticketId } = await aRepliedTicket(db)
    for (const minutes of [2, 0]) await markViewed(db, requester, { ticketId }, at(minutes))
    expect(await countUnread(db, requester)).toBe(0)
  })

  test("an answer that was under way while its ticket was looked at stays unread", async ({ db }) => {
    const { ana, requester, ticketId } = await aRepliedTicket(db)
    const { ticket } = await getTicket(db, requester, { ticketId })
    const beforeTheLook = minutesAfter(ticket.lastMessageAt, 1)
    await markViewed(db, requester, { ticketId }, ticket.lastMessageAt)
    expect(await countUnread(db, requester)).toBe(0)
    await addMessage(db, ana, { ticketId, body: "Nog iets", visibility: "public" }, beforeTheLook)
    expect(await countUnread(db, requester)).toBe(1)
  })

  test("nobody else's look clears my badge, and nobody marks what they may not see", async ({ db }) => {
    const { ana, requester, ticketId } = await aRepliedTicket(db)
    await markViewed(db, ana, { ticketId }, at(5))
    expect(await countUnread(db, requester)).toBe(1)
    const stranger = await aRequester(db)
    await expect(markViewed(db, stranger, { ticketId }, at(5))).rejects.toMatchObject({ code: "not_found" })
    await expect(markViewed(db, nobody, { ticketId }, at(5))).rejects.toMatchObject({ code: "unauthenticated" })
  })
})
