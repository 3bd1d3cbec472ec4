import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { anAgent, aTicket } from "../testing/index.js"
import { updateSearch } from "./document/update-search.js"
import { searchTickets } from "./search-tickets.js"

test("a search within a transaction of the host leaves its settings as they were, and what it wrote", async ({
  db,
}) => {
  const agent = await anAgent(db)
  const settings = sql`select current_setting('work_mem') as memory, current_setting('plan_cache_mode') as plans`
  await db.transaction(async (tx) => {
    const before = rowsOf(await tx.execute(settings))
    await aTicket(tx, { subject: "Instelling", body: "Kleine letters" })
    await updateSearch(tx)
    expect((await searchTickets(tx, agent, { text: "letters" })).rows).toHaveLength(1)
    expect(rowsOf(await tx.execute(settings))).toEqual(before)
  })
  expect((await searchTickets(db, agent, { text: "letters" })).rows).toHaveLength(1)
})
