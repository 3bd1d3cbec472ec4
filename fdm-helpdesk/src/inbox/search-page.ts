import { and, eq, type SQL, sql } from "drizzle-orm"
import { type AgentActor, type RequesterActor, visibleTo } from "../access/index.js"
import { ticketSearch, tickets } from "../db/schema-helpdesk.js"
import { given, holding } from "./clause.js"
import { cursorClause, orderBy, type SearchSort } from "./cursor.js"
import { clausesOf, type InboxFilters } from "./inbox-filters.js"
import { inView } from "./inbox-page.js"
import type { InboxView } from "./inbox-sets.js"

/**
 * Ranking reads every document that matches, so it has to be bounded: the newest matches of the last months, and only
 * when those are fewer than that, the newest of before. Two steps, because the planner can't know which words are rare:
 * along the index of times a rare word would be looked for in every document there is, and by its own index a common
 * one would have every document that holds it unpacked. The second step is not begun when the first filled the bound.
 */
const maxMatches = 500
const recentMs = 90 * 24 * 60 * 60_000

/** Notes, conversation, requester, subject and reference: a word in the subject counts before any number in a conversation. */
const weights = "{0.1, 0.2, 0.6, 1.0}"

export type FoundQuery = {
  /** As `tsquery` reads it; empty when only the reference is looked for. */
  query: string
  /** A whole reference, whose ticket is found whatever the filters say. */
  ref: string | null
  view?: InboxView | undefined
  filters: InboxFilters
  sort: SearchSort
  limit: number
  cursor?: string | undefined
  now: Date
}

/** The reference that a text consists of, as it is stored. */
export function refIn(text: string): string | null {
  const [, ref] = /^\s*TK\s*[-–—]?\s*([A-Z0-9]{6})\s*$/i.exec(text) ?? []
  return ref ? `TK-${ref.toUpperCase()}` : null
}

/** The tickets of one page of what was found and one more, as `page (id, created_at, last_message_at, priority_rank, rank)`. */
export function foundTable(actor: AgentActor | RequesterActor, found: FoundQuery): SQL {
  const { query, ref, view, filters, sort, limit, cursor, now } = found
  const since = new Date(now.getTime() - recentMs).toISOString()
  const { doc, lastMessageAt, ticketId, requesterId } = ticketSearch
  const isMatch = sql`${doc} @@ ${query}::tsquery`
  // Postgres counts every occurrence of a word, in whichever part the query looks: a note must not show by a rank either.
  const ranked = actor.type === "requester" ? sql`ts_filter(doc, '{a,b,c}')` : sql`doc`
  const isOwn = actor.type === "requester" ? eq(requesterId, actor.contactId) : undefined
  const narrowed = and(
    visibleTo(actor),
    actor.type === "agent" && view ? inView(view, actor, now) : undefined,
    holding(clausesOf(filters, actor, now)),
    ref ? sql`${tickets.ref} <> ${ref}` : undefined,
  )
  const columns = sql`${tickets.id}, ${tickets.createdAt}, ${tickets.lastMessageAt}, ${tickets.priorityRank}`
  const theRef = sql`select ${columns}, 1000::float8 from ${tickets} where ${and(eq(tickets.ref, ref ?? ""), visibleTo(actor))}`
  return sql`(with recent as materialized (
      select ${columns}, ${doc} from ${ticketSearch} join ${tickets} on ${tickets.id} = ${ticketId}
      where ${and(isMatch, isOwn, sql`${lastMessageAt} >= ${since}::timestamptz`, narrowed)}
      order by ${lastMessageAt} desc, ${ticketId} desc limit ${maxMatches}
    ), before as materialized (
      select ${ticketId}, ${lastMessageAt} as at, ${doc} from ${ticketSearch}
      where (select count(*) from recent) < ${maxMatches}
        and ${and(isMatch, isOwn, sql`${lastMessageAt} < ${since}::timestamptz`)}
    ), older as (
      select ${columns}, before.doc from before join ${tickets} on ${tickets.id} = before.ticket_id
      where ${narrowed ?? sql`true`} order by before.at desc, before.ticket_id desc limit ${maxMatches}
    ), found as (
      select id, created_at, last_message_at, priority_rank,
        ts_rank(${weights}::float4[], ${ranked}, ${query}::tsquery)::float8 as rank
      from (select * from recent union all select * from older) matches
      union all ${theRef}
    )
    select * from found where ${holding(given(cursorClause(sort, cursor, sql`found`))) ?? sql`true`}
    order by ${orderBy(sort, sql`found`)} limit ${limit + 1}) page`
}
