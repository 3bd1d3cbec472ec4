import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Db } from "../kernel/index.js"
import { claimDue } from "../outbox/claim.js"
import { anAgent, noon } from "../testing/index.js"
import { getInbox, getMyTickets, inboxViews } from "./index.js"

/** How Postgres reads when it has every reason to go along an index: it sorts only if no index has the order. */
async function planOf(db: Db, statement: string | undefined): Promise<string> {
  return db.transaction(async (tx) => {
    for (const other of ["seqscan", "bitmapscan", "hashjoin", "mergejoin", "sort", "incremental_sort"])
      await tx.execute(sql.raw(`set local enable_${other} = off`))
    const lines = rowsOf<{ "QUERY PLAN": string }>(await tx.execute(sql.raw(`explain (generic_plan) ${statement}`)))
    return lines.map((line) => line["QUERY PLAN"]).join("\n")
  })
}

test.for(inboxViews)(
  "a page of the view %s is read along an index, so it costs its page",
  async (view, { db, fdm }) => {
    const agent = await anAgent(db)
    const [statement] = await fdm.statements(() => getInbox(db, agent, { view }))
    const plan = await planOf(db, statement)
    expect(plan).toContain("Index Scan Backward using tickets_")
    expect(plan).not.toContain("Sort")
  },
)

test("a page of one's own tickets is read along an index", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const [statement] = await fdm.statements(() => getMyTickets(db, agent))
  const plan = await planOf(db, statement)
  expect(plan).toContain("Index Scan Backward using tickets_requester")
  expect(plan).not.toContain("Sort")
})

test("a worker finds what is due of its kind along an index, however much waits of the other", async ({ db, fdm }) => {
  const [statement] = await fdm.statements(() => claimDue(db, "mail", noon))
  const plan = await planOf(db, statement)
  expect(plan).toContain("Index Scan using outbox_due")
  expect(plan).toMatch(/Index Cond: \(\(kind = \$\d+\) AND \(due_at <= /)
  expect(plan).not.toContain("Sort")
})
