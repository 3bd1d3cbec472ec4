import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { untilBlocked } from "../../../testing/until-blocked.js"
import { messages, ticketSearch } from "../db/schema-helpdesk.js"
import type { Db, TicketId } from "../kernel/index.js"
import { anAgent, aTicket } from "../testing/index.js"
import { updateSearch } from "./document/update-search.js"
import { searchTickets } from "./search-tickets.js"

const erase = (db: Db, ticketId: TicketId) =>
  db.update(messages).set({ body: "weg" }).where(eq(messages.ticketId, ticketId))

test("a document isn't made of a text that is being erased", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const other = await fdm.another()
  const { id: ticketId } = await aTicket(db, { subject: "Iets", body: "Geheimpje" })
  await other.transaction(async (tx) => {
    await erase(tx, ticketId)
    await updateSearch(db)
    expect(await db.$count(ticketSearch, eq(ticketSearch.ticketId, ticketId))).toBe(0)
  })
  expect((await searchTickets(db, agent, { text: "geheimpje" })).rows).toEqual([])
  expect(await updateSearch(db)).toBe(1)
  expect((await searchTickets(db, agent, { text: "weg" })).rows).toHaveLength(1)
})

test("a text that is erased while its document is being made takes the new document along", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const other = await fdm.another()
  const { id: ticketId } = await aTicket(db, { subject: "Iets", body: "Verborgenheid" })
  const { promise: erased, resolve } = Promise.withResolvers<unknown>()
  await db.transaction(async (tx) => {
    await updateSearch(tx)
    resolve(erase(other, ticketId).then((rows) => rows))
    // At the mark.
    await untilBlocked(tx)
  })
  await erased
  expect(await db.$count(ticketSearch, eq(ticketSearch.ticketId, ticketId))).toBe(0)
  expect((await searchTickets(db, agent, { text: "verborgenheid" })).rows).toEqual([])
})
