import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { type Db, newId } from "../kernel/index.js"
import { claimDue } from "../outbox/claim.js"
import { anAgent, noon } from "../testing/index.js"
import { getInbox, getMyTickets, type InboxView, inboxSorts, inboxViews, searchTickets } from "./index.js"

const unordered = ["seqscan", "bitmapscan", "hashjoin", "mergejoin", "sort", "incremental_sort"]

/** How Postgres reads when it has every reason to go along an index: it sorts only if no index has the order. */
async function planOf(db: Db, statement: string | undefined, without = unordered): Promise<string> {
  return db.transaction(async (tx) => {
    for (const other of without) await tx.execute(sql.raw(`set local enable_${other} = off`))
    const lines = rowsOf<{ "QUERY PLAN": string }>(await tx.execute(sql.raw(`explain (generic_plan) ${statement}`)))
    return lines.map((line) => line["QUERY PLAN"]).join("\n")
  })
}

/** Views whose tickets no index has in the order of a sort; they hold no more than what calls for one agent. */
const sorted: InboxView[] = ["mine", "mentioned"]

const lists = inboxViews.flatMap((view) => inboxSorts.map((sort) => ({ view, sort })))

test.for(lists.filter(({ view }) => !sorted.includes(view)))(
  "a page of the view $view by $sort is read along an index, so it costs its page",
  async (list, { db, fdm }) => {
    const agent = await anAgent(db)
    const [statement] = await fdm.statements(() => getInbox(db, agent, list))
    const plan = await planOf(db, statement)
    expect(plan).toMatch(/Limit.*\n +-> {2}Index (Only )?Scan (Backward )?using tickets_/)
    expect(plan).not.toContain("Sort")
  },
)

test("an agent's own tickets are two short lists that are merged: by the agent's index, and the seats beside others", async ({
  db,
  fdm,
}) => {
  const agent = await anAgent(db)
  const [statement] = await fdm.statements(() => getInbox(db, agent, { view: "mine" }))
  const plan = await planOf(db, statement, ["seqscan", "bitmapscan", "hashjoin", "mergejoin"])
  expect(plan).toContain("Merge Append")
  expect(plan).toMatch(/Index (Only )?Scan Backward using tickets_assignee on tickets/)
  expect(plan).toMatch(/Index (Only )?Scan (Backward )?using ticket_assignments_additional/)
})

const tagged = { any: [newId("tag"), newId("tag")], all: [newId("tag")] }

test("a page of tickets with tags is read along the same index, when its tags are on many", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const [statement] = await fdm.statements(() => getInbox(db, agent, { filters: { tags: tagged } }))
  const plan = await planOf(db, statement)
  expect(plan).toContain("Scan Backward using tickets_active")
  expect(plan).not.toContain("Sort")
})

test.for([{ any: tagged.any }, { all: tagged.all }])(
  "tickets with tags are found by their own index, when its tags are on few: %o",
  async (tags, { db, fdm }) => {
    const agent = await anAgent(db)
    const [statement] = await fdm.statements(() => getInbox(db, agent, { view: "all", filters: { tags } }))
    const plan = await planOf(db, statement, ["seqscan", "indexscan"])
    expect(plan).toMatch(/Bitmap Index Scan on tickets_tags .*\n +Index Cond: \(tag_ids (&&|@>) /)
  },
)

test("a page of one's own tickets is read along an index", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const [statement] = await fdm.statements(() => getMyTickets(db, agent))
  const plan = await planOf(db, statement)
  expect(plan).toContain("Index Scan Backward using tickets_requester")
  expect(plan).not.toContain("Sort")
})

test("a search has two ways, along the times of documents and by their words, and goes the second only when the first was short", async ({
  db,
  fdm,
}) => {
  const agent = await anAgent(db)
  const sent = await fdm.statements(() => searchTickets(db, agent, { text: "tractor" }))
  const search = sent.find((statement) => statement.includes("ts_rank"))
  const plan = await planOf(db, search, ["seqscan", "hashjoin", "mergejoin"])
  expect(plan).toMatch(/One-Time Filter: \(\(InitPlan \d+\)\.col1 < /)
  expect(plan).toMatch(/Bitmap Index Scan on ticket_search_doc/)
  expect(plan).toContain("Index Scan using tickets_pkey on tickets")
})

test("a worker finds what is due of its kind along an index, however much waits of the other", async ({ db, fdm }) => {
  const [statement] = await fdm.statements(() => claimDue(db, "mail", noon))
  const plan = await planOf(db, statement)
  expect(plan).toContain("Index Scan using outbox_due")
  expect(plan).toMatch(/Index Cond: \(\(kind = \$\d+\) AND \(due_at <= /)
  expect(plan).not.toContain("Sort")
})
