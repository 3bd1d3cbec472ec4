import { and, eq, sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import type { Actor } from "../../access/index.js"
import { mentions, ticketViews, work } from "../../db/schema-helpdesk.js"
import type { Db, MessageId, TicketId } from "../../kernel/index.js"
import { countUnread, getInbox } from "../../list/index.js"
import { formatCost } from "../../markdown/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { getDraft } from "../draft/draft.js"
import { saveDraft } from "../draft/save-draft.js"
import { listFailedMails } from "../mails/failed-mail.js"
import { addMessage } from "../message/add-message.js"
import { findUnsendable } from "../message/find-unsendable.js"
import type { Message } from "../message/message.js"
import { getTicket } from "./get-ticket.js"
import { getTicketPage } from "./get-ticket-page.js"

const soon = minutesAfter(noon, 2)

test("an agent's page is what the single reads say, in one statement", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  await addMessage(db, agent, { ticketId, body: "Zo doet u dat.", visibility: "public" }, minutesAfter(noon, 1))
  await saveDraft(db, agent, { ticketId, body: "En ook", visibility: "public", revision: 0 }, soon)
  await db
    .update(work)
    .set({ status: "failed", attempts: 3, doneAt: soon, lastError: "port_failed" })
    .where(and(eq(work.ticketId, ticketId), sql`${work.payload} ->> 'template' = 'ticket-confirmation'`))

  const page = await getTicketPage(db, agent, { ticketId }, soon)
  expect(page).toEqual({
    detail: await getTicket(db, agent, { ticketId }),
    draft: await getDraft(db, agent, { ticketId }),
    failedMails: await listFailedMails(db, agent, { ticketId }),
    unsendable: await findUnsendable(db, agent, { ticketId }, soon),
    unmailed: [],
  })
  expect(page).toMatchObject({
    draft: { body: "En ook" },
    failedMails: [{ attempts: 3 }],
    unsendable: expect.anything(),
  })
  expect(await fdm.statements(() => getTicketPage(db, agent, { ticketId }, soon))).toHaveLength(1)
})

test("drafts and replies of others are nobody else's to continue or take back", async ({ db }) => {
  const [ana, ben] = [await anAgent(db), await anAgent(db)]
  const { id: ticketId } = await aTicket(db)
  await addMessage(db, ana, { ticketId, body: "Zo doet u dat.", visibility: "public" }, minutesAfter(noon, 1))
  await saveDraft(db, ana, { ticketId, body: "En ook", visibility: "public", revision: 0 }, soon)
  expect(await getTicketPage(db, ben, { ticketId }, soon)).toMatchObject({ draft: null, unsendable: null })
})

test("a requester's page is their ticket and nothing of the desk, in one statement", async ({ db, fdm }) => {
  const [requester, agent] = [await aRequester(db), await anAgent(db)]
  const { id: ticketId } = await aTicket(db, { requester })
  await addMessage(db, agent, { ticketId, body: "Een notitie", visibility: "internal" }, minutesAfter(noon, 1))
  await addMessage(db, agent, { ticketId, body: "Een antwoord", visibility: "public" }, minutesAfter(noon, 1))
  expect(await countUnread(db, requester)).toBe(1)

  expect(await getTicketPage(db, requester, { ticketId }, soon)).toEqual({
    detail: await getTicket(db, requester, { ticketId }),
    ...{ draft: null, failedMails: [], unsendable: null, unmailed: [] },
  })
  expect(await countUnread(db, requester)).toBe(0)
  expect(await fdm.statements(() => getTicketPage(db, requester, { ticketId }))).toHaveLength(1)
})

const stateFor = async (db: Db, agent: Actor, ticketId: TicketId) => {
  const { rows } = await getInbox(db, agent, { view: "all" })
  const { isUnread, isMentioned } = rows.find(({ id }) => id === ticketId) ?? {}
  return { isUnread, isMentioned }
}

test("who opens it has seen it and the notes that call them; a page that is fetched ahead shows nobody anything", async ({
  db,
}) => {
  const agent = await anAgent(db, { name: "Bo Maas" })
  const colleague = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  await addMessage(db, colleague, { ticketId, body: "@Bo Maas kijk eens", visibility: "internal" }, soon)

  const unseen = { isUnread: true, isMentioned: true }
  await getTicketPage(db, agent, { ticketId, isAhead: true })
  expect(await stateFor(db, agent, ticketId)).toEqual(unseen)
  await getTicketPage(db, colleague, { ticketId })
  expect(await stateFor(db, agent, ticketId)).toEqual(unseen)
  await getTicketPage(db, agent, { ticketId }, soon)
  expect(await stateFor(db, agent, ticketId)).toEqual({ isUnread: false, isMentioned: false })
  expect(await db.select({ at: mentions.seenAt }).from(mentions)).toEqual([{ at: soon }])
})

test("seeing again what was seen writes nothing, and never goes back in time", async ({ db }) => {
  const agent = await anAgent(db)
  const { id: ticketId, lastMessageAt } = await aTicket(db)
  const looks = async () =>
    rowsOf(
      await db.execute(sql`select xmin::text, ctid::text, last_viewed_at = ${lastMessageAt.toISOString()}::timestamptz as "isLast"
      from ${ticketViews} where ticket_id = ${ticketId} and viewer_id = ${agent.contactId}`),
    )

  await getTicketPage(db, agent, { ticketId })
  const first = await looks()
  expect(first).toMatchObject([{ isLast: true }])
  await getTicketPage(db, agent, { ticketId })
  expect(await looks()).toEqual(first)

  await db.update(ticketViews).set({ lastViewedAt: soon }).where(eq(ticketViews.ticketId, ticketId))
  await getTicketPage(db, agent, { ticketId })
  expect(
    await db
      .select({ at: ticketViews.lastViewedAt })
      .from(ticketViews)
      .where(eq(ticketViews.viewerId, agent.contactId)),
  ).toEqual([{ at: soon }])
})

describe("a page has a budget", () => {
  const items = "- a\n".repeat(12_475)
  const wholeBytes = Buffer.byteLength(items)

  async function aTicketOf(db: Db, bodies: readonly string[]) {
    const [requester, agent] = [await aRequester(db), await anAgent(db)]
    const { id: ticketId } = await aTicket(db, { requester, body: "Mijn vraag" })
    for (const [at, body] of bodies.entries())
      await addMessage(db, requester, { ticketId, body, visibility: "public" }, minutesAfter(noon, at + 1))
    return { requester, agent, ticketId }
  }
  const costOf = (messages: readonly Message[]) => messages.reduce((sum, { body }) => sum + formatCost(body), 0)

  test("long messages are whole from the newest back, and folded where it is spent; one opens by itself", async ({
    db,
  }) => {
    const { requester, agent, ticketId } = await aTicketOf(db, Array(12).fill(items))
    for (const actor of [requester, agent]) {
      const { messages } = (await getTicketPage(db, actor, { ticketId }, soon)).detail
      expect(costOf(messages)).toBeLessThan(11_000)
      expect(messages.map(({ foldedBytes }) => foldedBytes ?? "whole")).toEqual([
        ...["whole", ...Array(8).fill(wholeBytes)],
        ...Array(4).fill("whole"),
      ])
      const [, folded] = messages
      expect(folded?.body).toBe("- a\n".repeat(6).trimEnd())

      const opened = await getTicketPage(db, actor, { ticketId, open: folded?.id }, soon)
      expect(opened.detail.messages[1]).toMatchObject({ body: items, foldedBytes: undefined })
      expect(opened.detail.messages.filter(({ foldedBytes }) => foldedBytes)).toHaveLength(7)
    }
  })

  test("a message that would take the page for itself folds, and the short ones before it stay", async ({ db }) => {
    const log = "é".repeat(200_000)
    const { agent, ticketId } = await aTicketOf(db, ["Eerst", "**dit**", log, "dan dat"])
    const read = async (open?: MessageId) =>
      (await getTicketPage(db, agent, { ticketId, open }, soon)).detail.messages.map(({ body }) => body)
    const { messages } = (await getTicketPage(db, agent, { ticketId }, soon)).detail
    expect(await read()).toEqual(["Mijn vraag", "Eerst", "**dit**", "é".repeat(300), "dan dat"])
    expect(messages[3]?.foldedBytes).toBe(400_000)
    expect((await read(messages[3]?.id))[3]).toBe(log)
    expect((await getTicket(db, agent, { ticketId })).messages[3]?.body).toBe(log)
  })

  test("a beginning is cut between characters", async ({ db }) => {
    const { agent, ticketId } = await aTicketOf(db, [`x${"🚜".repeat(100_000)}`])
    const { messages } = (await getTicketPage(db, agent, { ticketId }, soon)).detail
    expect(messages[1]?.body).toMatch(/^x(?:🚜){100,}$/u)
  })

  test("a conversation as people have it is whole", async ({ db }) => {
    const letter =
      "Beste helpdesk,\n\nIk zie **perceel 4** niet meer op https://fdm.example/a staan.\n\nMet groet,\nJan\n"
    const { agent, ticketId } = await aTicketOf(db, Array(150).fill(letter.repeat(2)))
    const { messages } = (await getTicketPage(db, agent, { ticketId }, soon)).detail
    expect(messages.filter(({ foldedBytes }) => foldedBytes !== undefined)).toEqual([])
  })

  test("another ticket's message opens nothing", async ({ db }) => {
    const [{ agent, ticketId }, other] = [await aTicketOf(db, ["a"]), await aTicketOf(db, ["geheim"])]
    const [, theirs] = (await getTicket(db, other.agent, { ticketId: other.ticketId })).messages
    const page = await getTicketPage(db, agent, { ticketId, open: theirs?.id }, soon)
    expect(JSON.stringify(page)).not.toContain("geheim")
  })
})
