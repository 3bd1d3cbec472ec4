import { sql } from "drizzle-orm"
import { limited } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { searchSynonyms, searchWords, ticketSearch } from "../db/schema-helpdesk.js"
import { anAgent } from "../testing/index.js"
import { searchTickets } from "./search-tickets.js"

test.for([
  ["the dictionaries", searchSynonyms],
  ["the documents", ticketSearch],
  ["the words that may be meant", searchWords],
] as const)("a search that waits too long for %s is stopped, and says so", async ([, table], { db, fdm }) => {
  const agent = await anAgent(db)
  const other = await fdm.another()
  await other.transaction(async (tx) => {
    await tx.execute(sql`lock table ${table} in access exclusive mode`)
    const searching = limited({ ms: 50 }, () => searchTickets(db, agent, { text: "nergens" }))
    await expect(searching).rejects.toMatchObject({ code: "timeout" })
  })
  expect((await searchTickets(db, agent, { text: "nergens" })).rows).toEqual([])
})
