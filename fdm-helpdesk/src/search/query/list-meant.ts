import { sql } from "drizzle-orm"
import { type DeskActor, type RequesterActor, sightOf, within } from "../../access/index.js"
import { tickets } from "../../db/schema-helpdesk.js"
import type { Db } from "../../kernel/index.js"
import { type Clause, given, named } from "../../list/clause.js"
import { cursorClause, listed, orderBy, pageOf, type SearchSort, sortColumnsOf } from "../../list/cursor.js"
import { type InboxRow, listInbox } from "../../list/get-inbox.js"
import { clausesOf, type InboxFilters } from "../../list/inbox-filters.js"
import type { InboxSort } from "../../list/inbox-sets.js"
import type { Condition } from "../../ticket/fields/condition.js"
import type { SearchHint } from "../language/search-terms.js"
import type { MeantSearch } from "../narrow/resolve-search.js"
import { refusedIn } from "./refused-words.js"
import { foundRows } from "./search-rows.js"
import type { Segment } from "./search-snippet.js"

type Searcher = DeskActor | RequesterActor
type Page = { sort: SearchSort; limit: number; cursor?: string | undefined; where?: Condition | undefined }

/**
 * What a search finds that has no words to look for: with operators the list that they make, as the inbox shows it;
 * without any nothing, and never everything.
 */
export async function listMeant(
  db: Db,
  actor: Searcher,
  meant: MeantSearch,
  { sort: wanted, limit, cursor, where }: Page,
  now: Date,
) {
  const hints = [...meant.hints, ...wordlessHint(meant)]
  if (!meant.hasOperators) return { rows: [], nextCursor: null, hints }
  const also = given(await refusedIn(db, actor, meant))
  const page = { sort: wanted === "relevance" ? ("activity" as const) : wanted, limit, cursor }
  const list = await (actor.type === "requester"
    ? listOwn(db, actor, { filters: meant.filters, also, ...page }, now)
    : listInbox(db, actor, { view: meant.view ?? "all", filters: meant.filters, where, also, ...page }, now))
  return { rows: list.rows.map(asFound), nextCursor: list.nextCursor, hints }
}

/** Words that were written and were no help. */
function wordlessHint({ words, hasOperators }: MeantSearch): SearchHint[] {
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return []
  const isOnlyWithout = words.every(({ isExcluded }) => isExcluded)
  // Beside operators they count: the list is without them.
  if (isOnlyWithout && hasOperators) return []
  const kind = isOnlyWithout ? "exclusions_only" : "filler_only"
  return [{ kind, text: words.map(({ text }) => text).join(" "), start: first.start, end: last.end }]
}

type OwnList = {
  filters: InboxFilters
  also: readonly Clause[]
  sort: InboxSort
  limit: number
  cursor?: string | undefined
}

/** One's own questions, whatever came of them. */
async function listOwn(db: Db, actor: RequesterActor, { filters, also, ...page }: OwnList, now: Date) {
  const place = sql`${tickets}`
  const clauses = [
    within(sightOf(actor)),
    ...clausesOf({ filters }, actor, now),
    ...also,
    ...given(cursorClause(page.sort, page.cursor, place)),
  ]
  const { values, where } = named(clauses, "w")
  const table = {
    shape: `listed ${page.sort} ${page.limit} ${clauses.map(({ shape }) => shape).join(" & ")}`,
    values,
    build: () => sql`(select ${listed(sortColumnsOf(place))}, 0::float8 as rank from ${tickets}
      where ${where(clauses)} order by ${orderBy(page.sort, place)} limit ${sql.raw(String(page.limit + 1))}) page`,
  }
  return pageOf(await foundRows(db, actor, table, page.sort), page)
}

function asFound(row: InboxRow & { rank?: number; texts?: unknown }) {
  const { rank, texts, ...shown } = row
  const plain = (text: string): Segment[] => [{ text, isMatch: false }]
  return {
    ...shown,
    subjectSegments: plain(row.subject),
    snippet: plain(row.lastMessagePreview),
    foundIn: null,
  }
}
