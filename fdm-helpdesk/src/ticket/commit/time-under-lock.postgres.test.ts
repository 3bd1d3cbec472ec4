import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import type { TestDatabase } from "../../../../testing/test-database.js"
import { untilBlocked } from "../../../../testing/until-blocked.js"
import type { AgentActor, RequesterActor } from "../../access/index.js"
import { verifyAudit } from "../../audit/index.js"
import type { Db } from "../../kernel/index.js"
import { getInbox, getMyTickets } from "../../list/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage, getTicket, getTicketPage, markViewed } from "../index.js"

type Scene = { db: Db; fdm: TestDatabase }

async function aScene(db: Db) {
  const [agent, requester] = [await anAgent(db), await aRequester(db)]
  const { id: ticketId } = await aTicket(db, { requester })
  const write = (to: Db, who: AgentActor | RequesterActor, body: string, minutes: number, isNote = false) =>
    addMessage(to, who, { ticketId, body, visibility: isNote ? "internal" : "public" }, minutesAfter(noon, minutes))
  const isUnread = async (): Promise<boolean | undefined> => {
    const { rows } = await getInbox(db, agent, {})
    return rows.find(({ id }) => id === ticketId)?.isUnread
  }
  return { agent, requester, ticketId, write, isUnread }
}

/** Has `late` begin while `first` holds the ticket, and end after it. */
async function overtaken({ db, fdm }: Scene, first: (tx: Db) => Promise<unknown>, late: (to: Db) => Promise<unknown>) {
  const other = await fdm.another()
  let waiting: Promise<unknown> = Promise.resolve()
  await db.transaction(async (tx) => {
    await first(tx)
    waiting = late(other)
    await untilBlocked(tx)
  })
  await waiting
}

describe("a message that began before another and ends after it", () => {
  test("stands after it, and is unread for whoever wrote that one", async ({ db, fdm }) => {
    const { agent, requester, ticketId, write, isUnread } = await aScene(db)

    await overtaken(
      { db, fdm },
      (tx) => write(tx, agent, "Antwoord", 2),
      (to) => write(to, requester, "Nog iets", 1),
    )

    const { messages, ticket } = await getTicket(db, agent, { ticketId })
    expect(messages.map(({ body }) => body).slice(-2)).toEqual(["Antwoord", "Nog iets"])
    expect(messages.at(-1)?.createdAt.getTime()).toBe(minutesAfter(noon, 2).getTime() + 1)
    expect(ticket).toMatchObject({ lastMessageBy: "requester", lastMessageAt: messages.at(-1)?.createdAt })
    expect(await isUnread()).toBe(true)
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("is unread for whoever looked at the ticket meanwhile", async ({ db, fdm }) => {
    const { agent, requester, ticketId, write, isUnread } = await aScene(db)
    await write(db, agent, "Antwoord", 1)

    await db.transaction(async (tx) => {
      await write(tx, requester, "Nog iets", 2)
      const colleague = await fdm.another()
      await getTicketPage(colleague, agent, { ticketId }, minutesAfter(noon, 3))
      await markViewed(colleague, agent, { ticketId }, minutesAfter(noon, 3))
    })

    expect(await isUnread()).toBe(true)
  })

  test("does not make what it waited for count as read by its own writer", async ({ db, fdm }) => {
    const { agent, requester, write, isUnread } = await aScene(db)
    const isAnswerUnread = async () => (await getMyTickets(db, requester, {})).rows[0]?.isUnread

    await overtaken(
      { db, fdm },
      (tx) => write(tx, requester, "Nog iets", 2),
      (to) => write(to, agent, "Let op", 1, true),
    )
    expect(await isUnread()).toBe(true)

    await overtaken(
      { db, fdm },
      (tx) => write(tx, agent, "Antwoord", 4),
      (to) => write(to, requester, "En dit", 3),
    )
    expect(await isAnswerUnread()).toBe(true)
  })
})
