import { and, eq, sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Actor } from "../access/index.js"
import { mentions, outbox, ticketViews } from "../db/schema-helpdesk.js"
import { countUnread, getInbox } from "../inbox/index.js"
import type { Db, TicketId } from "../kernel/index.js"
import { listFailedMails } from "../outbox/failed-mail.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage } from "./add-message.js"
import { getDraft } from "./draft.js"
import { findUnsendable } from "./find-unsendable.js"
import { getTicket } from "./get-ticket.js"
import { getTicketPage } from "./get-ticket-page.js"
import { saveDraft } from "./save-draft.js"

const soon = minutesAfter(noon, 2)

test("an agent's page is what the single reads say, in one statement", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  await addMessage(db, agent, { ticketId, body: "Zo doet u dat.", visibility: "public" }, minutesAfter(noon, 1))
  await saveDraft(db, agent, { ticketId, body: "En ook", visibility: "public", revision: 0 }, soon)
  await db
    .update(outbox)
    .set({ status: "failed", attempts: 3, doneAt: soon, lastError: "port_failed" })
    .where(and(eq(outbox.ticketId, ticketId), sql`${outbox.payload} ->> 'template' = 'ticket-confirmation'`))

  const page = await getTicketPage(db, agent, { ticketId }, soon)
  expect(page).toEqual({
    detail: await getTicket(db, agent, { ticketId }),
    draft: await getDraft(db, agent, { ticketId }),
    failedMails: await listFailedMails(db, agent, { ticketId }),
    unsendable: await findUnsendable(db, agent, { ticketId }, soon),
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
    ...{ draft: null, failedMails: [], unsendable: null },
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
