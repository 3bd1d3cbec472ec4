import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { type Db, newId } from "../kernel/index.js"
import { searchTickets } from "../search/index.js"
import { anAgent, aRequester, aTicket } from "../testing/index.js"
import { readableSql } from "../testing/readable-sql.js"
import { countInbox } from "./count-inbox.js"
import { getInbox } from "./get-inbox.js"
import { countUnread, getMyTickets } from "./get-my-tickets.js"

async function aDeskWithTwoTickets(db: Db) {
  const [agent, requester] = [await anAgent(db), await aRequester(db)]
  await aTicket(db, { requester })
  await aTicket(db, { requester })
  const { nextCursor } = await getInbox(db, agent, { sort: "priority", limit: 1 })
  return { agent, requester, cursor: nextCursor ?? undefined }
}

type Desk = Awaited<ReturnType<typeof aDeskWithTwoTickets>>
type Shape = { name: string; read: (db: Db, desk: Desk) => Promise<unknown> }
type Asked = Parameters<typeof getInbox>[2]

const [tag, other, team] = [newId("tag"), newId("tag"), newId("team")]

const inbox = (name: string, asked?: Asked): Shape => ({ name, read: (db, { agent }) => getInbox(db, agent, asked) })

/** The ways in which lists are read. */
const shapes: Shape[] = [
  inbox("Open: one range, the last message first"),
  inbox("Open, the newest first: the same along another index", { sort: "newest" }),
  {
    name: "Open by priority, a later page: it begins behind the last row of the page before",
    read: (db, { agent, cursor }) => getInbox(db, agent, { sort: "priority", limit: 1, cursor }),
  },
  inbox("Mine: the agent's, merged with those that the agent is on beside another", { view: "mine" }),
  inbox("Mentioned: led by the mentions", { view: "mentioned" }),
  inbox("Unassigned: an index of its own", { view: "unassigned" }),
  inbox("Waiting: an index of its own", { view: "waiting" }),
  inbox("Closed: what is done", { view: "closed" }),
  inbox("Any of several tags: a range for each", { filters: { tags: { any: [tag, other] } } }),
  inbox("All of several tags: led by the rarest", { filters: { tags: { all: [tag, other] } } }),
  inbox("Of a team or of none: a range for each", { filters: { team: [team, "none"] } }),
  inbox("Unread and urgent: the range of the view, and what else has to hold", {
    filters: { unread: true, priority: ["urgent"] },
  }),
  { name: "Counters: all views in one statement", read: (db, { agent }) => countInbox(db, agent) },
  {
    name: "Search of an agent: known words first, then documents by the index of words, then their tickets",
    read: (db, { agent }) => searchTickets(db, agent, { text: "tractor" }),
  },
  { name: "Portal: a requester's own", read: (db, { requester }) => getMyTickets(db, requester) },
  { name: "Portal, unread answers", read: (db, { requester }) => countUnread(db, requester) },
  {
    name: "Search of a requester: known words first, then along their own documents",
    read: (db, { requester }) => searchTickets(db, requester, { text: "tractor" }),
  },
]

const head = `# What lists ask of the database

Written by \`list-sql.test.ts\`, which fails when a statement is another one. To renew it, and read what changed:
\`vitest run --project helpdesk-pglite list-sql --update\`. Why they look like this: [decision 22](../../../docs/decisions/0022-lists-are-merges-of-ranges.md).
`

test("what lists ask of the database is what list.sql.md says", async ({ db, fdm }) => {
  const desk = await aDeskWithTwoTickets(db)
  const sections: string[] = []
  for (const { name, read } of shapes) {
    const statements = await fdm.statements(() => read(db, desk))
    const blocks = statements.map((statement) => `\`\`\`sql\n${readableSql(statement)}\n\`\`\`\n`)
    sections.push(`## ${name}\n\n${blocks.join("\n")}`)
  }
  await expect([head, ...sections].join("\n")).toMatchFileSnapshot("./list.sql.md")
})
