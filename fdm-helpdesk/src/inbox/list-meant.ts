import { and, type SQL, sql } from "drizzle-orm"
import { type AgentActor, type RequesterActor, visibleTo } from "../access/index.js"
import { tickets } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { given, holding } from "./clause.js"
import { cursorClause, orderBy, pageOf, type SearchSort } from "./cursor.js"
import { foundRows, withoutDesk } from "./found-rows.js"
import { getInbox, type InboxRow } from "./get-inbox.js"
import { clausesOf, type InboxFilters } from "./inbox-filters.js"
import type { InboxSort } from "./inbox-sets.js"
import type { MeantSearch } from "./resolve-search.js"
import type { Segment } from "./search-snippet.js"
import type { SearchHint } from "./search-terms.js"

type Page = { sort: SearchSort; limit: number; cursor?: string | undefined }

/**
 * What a search finds that has no words to look for: with operators the list that they make, as the inbox shows it;
 * without any nothing, and never everything.
 */
export async function listMeant(
  db: Db,
  actor: AgentActor | RequesterActor,
  meant: MeantSearch,
  { sort: wanted, limit, cursor }: Page,
  now: Date,
) {
  const hints = [...meant.hints, ...wordlessHint(meant)]
  if (!meant.hasOperators) return { rows: [], nextCursor: null, hints }
  const page = { sort: wanted === "relevance" ? ("activity" as const) : wanted, limit, cursor }
  const list = await (actor.type === "agent"
    ? getInbox(db, actor, { view: meant.view ?? "all", filters: meant.filters, ...page }, now)
    : listOwn(db, actor, meant.filters, page, now))
  return { rows: list.rows.map(asFound), nextCursor: list.nextCursor, hints }
}

/** Words that were written and were no help. */
function wordlessHint({ words }: MeantSearch): SearchHint[] {
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return []
  const kind = words.every(({ isExcluded }) => isExcluded) ? "exclusions_only" : "filler_only"
  return [{ kind, text: words.map(({ text }) => text).join(" "), start: first.start, end: last.end }]
}

/** One's own questions, whatever came of them. */
async function listOwn(
  db: Db,
  actor: RequesterActor,
  filters: InboxFilters,
  page: { sort: InboxSort; limit: number; cursor?: string | undefined },
  now: Date,
) {
  const { id, createdAt, lastMessageAt, priorityRank } = tickets
  const place: SQL = sql`${tickets}`
  const clauses = given(...clausesOf(filters, actor, now), cursorClause(page.sort, page.cursor, place))
  const narrowed = and(visibleTo(actor), holding(clauses))
  const table = sql`(select ${id}, ${createdAt}, ${lastMessageAt}, ${priorityRank}, 0::float8 as rank from ${tickets}
    where ${narrowed} order by ${orderBy(page.sort, place)} limit ${page.limit + 1}) page`
  const { rows, nextCursor } = pageOf(await foundRows(db, actor, table, page.sort), page)
  return { rows: rows.map(({ rank, ...row }) => withoutDesk({ ...row, rank })), nextCursor }
}

function asFound(row: InboxRow & { rank?: number }) {
  const { rank, ...shown } = row
  const plain = (text: string): Segment[] => [{ text, isMatch: false }]
  return {
    ...shown,
    subjectSegments: plain(row.subject),
    snippet: plain(row.lastMessagePreview),
    foundIn: null,
  }
}
