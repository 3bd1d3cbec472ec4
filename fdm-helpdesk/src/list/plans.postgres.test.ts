import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { type Db, newId } from "../kernel/index.js"
import { searchTickets } from "../search/index.js"
import { anAgent, aRequester, noon } from "../testing/index.js"
import { mailWork } from "../ticket/mails/mail-work.js"
import { claimDue } from "../work/claim.js"
import { countInbox } from "./count-inbox.js"
import { getInbox } from "./get-inbox.js"
import { getMyTickets } from "./get-my-tickets.js"
import { type InboxView, inboxSorts, inboxViews } from "./inbox-sets.js"

const unordered = ["seqscan", "bitmapscan", "hashjoin", "mergejoin", "sort", "incremental_sort"]

/** How Postgres reads when it has every reason to go along an index: it sorts only if no index has the order. */
async function planOf(db: Db, statement: string | undefined, without = unordered): Promise<string> {
  return db.transaction(async (tx) => {
    for (const other of without) await tx.execute(sql.raw(`set local enable_${other} = off`))
    const lines = rowsOf<{ "QUERY PLAN": string }>(await tx.execute(sql.raw(`explain (generic_plan) ${statement}`)))
    return lines.map((line) => line["QUERY PLAN"]).join("\n")
  })
}

/** Without what a merge calls its keys, and the few tags of a list whose rarest leads. */
const sorts = /^ *-> {2}(Incremental )?Sort .*\n( +Disabled.*\n)? +Sort Key: (?!\(\(SubPlan)/m
const range =
  /Limit.*\n +-> {2}(Nested Loop.*\n +(Join Filter.*\n +)?-> {2})?Index (Only )?Scan (Backward )?using (tickets|ticket_tags_map|mentioned_tickets)_/

type List = { view: InboxView; filters?: NonNullable<NonNullable<Parameters<typeof getInbox>[2]>["filters"]> }
const [tag, other, agentId] = [newId("tag"), newId("tag"), newId("agent")]
const lists: List[] = [
  ...inboxViews.filter((view) => view !== "mine").map((view) => ({ view })),
  { view: "open", filters: { tags: { any: [tag] } } },
  { view: "open", filters: { tags: { all: [tag, other] } } },
  { view: "all", filters: { tags: { any: [tag] } } },
  { view: "unassigned", filters: { tags: { any: [tag] } } },
  { view: "open", filters: { assignee: [agentId] } },
  { view: "all", filters: { assignee: [agentId, "none"] } },
  { view: "closed", filters: { assignee: ["me"] } },
  { view: "open", filters: { unread: true } },
]

/** What leads to a tag, an agent or mentions doesn't know the team: what there is of them is sorted. */
const isInOrder = ({ view, filters = {} }: List, sort: string) =>
  sort !== "team" || !(view === "mentioned" || filters.tags || filters.assignee)
const inOrder = lists.flatMap((list) =>
  inboxSorts.filter((sort) => isInOrder(list, sort)).map((sort) => ({ ...list, sort })),
)

test.for(inOrder)("a page is read along an index in its order, so it costs its rows: %o", async (list, { db, fdm }) => {
  const agent = await anAgent(db)
  const [statement, ...others] = await fdm.statements(() => getInbox(db, agent, list))
  expect(others).toEqual([])
  const plan = await planOf(db, statement)
  expect(plan).toMatch(range)
  expect(plan).not.toMatch(sorts)
})

test("the tickets of a team are a range, and those of several teams one each", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const filters = { team: [newId("team"), "none" as const] }
  const [statement] = await fdm.statements(() => getInbox(db, agent, { filters }))
  const plan = await planOf(db, statement)
  expect(plan.match(/Index (Only )?Scan Backward using tickets_team/g)).toHaveLength(2)
  expect(plan).not.toMatch(sorts)
})

test("tickets of any of several tags are a range each", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const filters = { tags: { any: [tag, other] } }
  const [statement] = await fdm.statements(() => getInbox(db, agent, { filters }))
  const plan = await planOf(db, statement, ["seqscan", "bitmapscan", "hashjoin", "mergejoin"])
  expect(plan.match(/Index (Only )?Scan Backward using ticket_tags_map_activity/g)).toHaveLength(2)
})

test.for(inboxSorts.filter((sort) => sort !== "team"))(
  "an agent's own tickets by %s are two ranges that are merged: the agent's, and the seats beside others",
  async (sort, { db, fdm }) => {
    const agent = await anAgent(db)
    const [statement] = await fdm.statements(() => getInbox(db, agent, { view: "mine", sort }))
    const plan = await planOf(db, statement, ["seqscan", "bitmapscan", "hashjoin", "mergejoin"])
    expect(plan).toContain("Merge Append")
    expect(plan).toMatch(/Index (Only )?Scan (Backward )?using tickets_assignee_/)
    expect(plan).toMatch(/Index (Only )?Scan (Backward )?using ticket_assignments_additional/)
  },
)

test("counts stop at their limit and never look at a ticket that is done", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const views = [{ id: newId("savedView"), query: { view: "open" as const, filters: { tags: { any: [tag] } } } }]
  const [statement, ...others] = await fdm.statements(() => countInbox(db, agent, { views }))
  expect(others).toEqual([])
  const plan = await planOf(db, statement, ["seqscan", "bitmapscan", "hashjoin", "mergejoin"])
  for (const scan of plan.match(/using (tickets|ticket_tags_map)_(?!pkey).*\n.*/g) ?? [])
    expect(scan).toMatch(/is_active = true|tickets_category_activity/)
  expect(plan.match(/Limit/g)?.length).toBeGreaterThanOrEqual(6)
})

test("a page of one's own tickets is read along an index", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const [statement] = await fdm.statements(() => getMyTickets(db, agent))
  const plan = await planOf(db, statement)
  expect(plan).toContain("Index Scan Backward using tickets_requester")
  expect(plan).not.toContain("Sort")
})

test("a search asks the words' index for few documents, and reads those and their tickets one by one", async ({
  db,
  fdm,
}) => {
  const agent = await anAgent(db)
  const [, search] = await fdm.statements(() => searchTickets(db, agent, { text: "tractor" }))
  const plan = await planOf(db, search, ["seqscan", "hashjoin", "mergejoin"])
  expect(plan).toContain("Function Scan on search_documents")
  expect(plan).toContain("Index Scan using ticket_search_pkey on ticket_search")
  expect(plan).toContain("Index Scan using tickets_pkey on tickets")
})

test("a requester's search reads along their own documents, the newest first", async ({ db, fdm }) => {
  const requester = await aRequester(db)
  const [, search] = await fdm.statements(() => searchTickets(db, requester, { text: "tractor" }))
  const plan = await planOf(db, search)
  expect(plan).toMatch(/Limit.*\n +-> {2}Index Scan Backward using ticket_search_requester/)
})

test("a worker finds what is due of its kind along an index, however much waits of the other", async ({ db, fdm }) => {
  const [statement] = await fdm.statements(() => claimDue(db, mailWork, noon))
  const plan = await planOf(db, statement)
  expect(plan).toContain("Index Scan using work_due")
  expect(plan).toMatch(/Index Cond: \(\(kind = \$\d+\) AND \(due_at <= /)
  expect(plan).not.toContain("Sort")
})
