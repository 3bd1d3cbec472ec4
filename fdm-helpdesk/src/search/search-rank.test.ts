import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage } from "../ticket/index.js"
import { updateSearch } from "./document/update-search.js"
import { searchTickets } from "./search-tickets.js"

test("what notes say changes nothing of what a requester finds: neither the order, nor what a cursor holds", async ({
  db,
}) => {
  const [agent, requester] = [await anAgent(db), await aRequester(db)]
  const body = "Het gaat om fraude met bonnen, en meer fraude."
  const [first] = [await aTicket(db, { requester, body }), await aTicket(db, { requester, body })]
  const found = async (text: string) => {
    await updateSearch(db)
    return searchTickets(db, requester, { text, limit: 1 }, minutesAfter(noon, 60))
  }
  const before = [await found("fraude"), await found("fraude bonnen")]

  const note = { ticketId: first.id, visibility: "internal" } as const
  await addMessage(db, agent, { ...note, body: "Fraude met bonnen! Fraude, fraude." }, minutesAfter(noon, 1))

  expect([await found("fraude"), await found("fraude bonnen")]).toEqual(before)
})
