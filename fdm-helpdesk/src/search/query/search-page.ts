import { and, eq, type SQL, sql } from "drizzle-orm"
import { type DeskActor, type RequesterActor, seenBy, sightOf, within } from "../../access/index.js"
import { ticketSearch, tickets } from "../../db/schema-helpdesk.js"
import { given, named } from "../../list/clause.js"
import { cursorClause, listed, orderBy, type SearchSort, sortColumnsOf } from "../../list/cursor.js"
import { clausesOf, type InboxFilters } from "../../list/inbox-filters.js"
import { heldBy, pageTable, type Shaped } from "../../list/inbox-page.js"
import type { InboxView } from "../../list/inbox-sets.js"
import type { Condition } from "../../ticket/fields/condition.js"
import type { Query } from "./search-query.js"

/**
 * What a search may cost is bounded, whatever is looked for: it looks at the newest documents that hold the words, and
 * ranks the newest of those that are right. How many of each:
 *
 * - `words`: where the index alone tells, which is all that is ranked
 * - `phrases`: whose words are there, to be read for whether they stand together
 * - `filtered`: of words that are narrowed by more. When there are as many, and few of them are right, then of the tickets
 *   that the filters let through the newest ones too: so a common word with a rare filter finds all of it
 * - `own`: of a requester's own tickets, the newest
 * - `quotes`: of a reference
 */
const bounds = { words: 500, phrases: 2000, filtered: 2000, own: 5000, quotes: 50 }

/** Notes, conversation, requester, subject and reference: a word in the subject counts before any number in a conversation. */
const weights = sql.raw("'{0.1, 0.2, 0.6, 1.0}'::float4[]")

export type FoundQuery = {
  query: Query
  /** Nothing but a reference, which few documents hold: they are asked of the index without further ado. */
  isOnlyRef: boolean
  /** A whole reference, whose ticket is found whatever the filters say. */
  ref: string | null
  view?: InboxView | undefined
  filters: InboxFilters
  where?: Condition | undefined
  sort: SearchSort
  limit: number
  cursor?: string | undefined
}

type Searcher = DeskActor | RequesterActor

const place = (name: string) => sql`${sql.placeholder(name)}`
/** Out of the planner's sight: it would plan anew for every word, which takes longer than to find it, and to no avail. */
const unseen = (name: string) => sql`(select ${place(name)}::tsquery)`
const [strict, loose] = [unseen("strict"), unseen("loose")]
const raw = (number: number) => sql.raw(String(number))
const { doc, ticketId, requesterId, lastMessageAt } = ticketSearch
const newestFirst = sql`${lastMessageAt} desc, ${ticketId} desc`

/** The tickets of one page of what was found and one more, as `page` with what lists are sorted by and `rank`. */
export function foundTable(actor: Searcher, found: FoundQuery, now: Date): Shaped {
  const { query, ref, sort, limit, cursor } = found
  const isPhrase = query.strict !== query.loose
  const candidates = actor.type === "requester" ? ownCandidates(actor, found, now) : deskCandidates(actor, found, now)
  const cursors = given(cursorClause(sort, cursor, sql`found`))
  const { values, where } = named(cursors, "c")
  const seen = seenBy(actor)
  const refShape = ref === null ? "" : "ref"
  return {
    shape: [sort, limit, refShape, isPhrase, cursors.length, candidates.shape, seen.shape].join(" "),
    values: { ...values, ...candidates.values, ...seen.values, ...(ref !== null && { ref }), strict: query.strict },
    build: () => sql`(with ${candidates.build()}, found as (
        select ${listed(sortColumnsOf(sql`candidates`))}, ${rankOf(actor, sort)} as rank from candidates
        ${ref === null ? sql`` : sql`where ref <> ${place("ref")} union all ${theRef(actor)}`})
      select * from found where ${where(cursors) ?? sql`true`}
      order by ${orderBy(sort, sql`found`)} limit ${raw(limit + 1)}) page`,
  }
}

const ofTickets = listed(sortColumnsOf(sql`${tickets}`))
const columns = sql`${tickets.ref}, ${ofTickets}`

function theRef(actor: Searcher): SQL {
  const { ref } = tickets
  return sql`select ${ofTickets}, 1000::float8 from ${tickets}
    where ${eq(ref, sql.placeholder("ref"))} and ${seenBy(actor).where}`
}

/** Postgres counts every occurrence of a word, in whichever part the query looks: a note must not show by a rank either. */
function rankOf(actor: Searcher, sort: SearchSort): SQL {
  if (sort !== "relevance") return sql`0::float8`
  const ranked = actor.type === "requester" ? sql`ts_filter(doc, '{a,b,c}')` : sql`doc`
  return sql`ts_rank(${weights}, ${ranked}, ${strict})::float8`
}

/** What agents find: among all tickets, by the words' own index. */
function deskCandidates(
  actor: DeskActor,
  { query, isOnlyRef, view = "all", filters, where }: FoundQuery,
  now: Date,
): Shaped {
  const isPhrase = query.strict !== query.loose
  const isFiltered =
    view !== "all" || where !== undefined || Object.values(filters).some((filter) => filter !== undefined)
  const most = Math.max(bounds.words, isFiltered ? bounds.filtered : 0, isPhrase ? bounds.phrases : 0)
  const newest = { view, filters, where, sort: "activity" as const, limit: bounds.filtered - 1 }
  const narrow = isFiltered
    ? { held: heldBy(actor, newest, "w", now), listed: pageTable(actor, newest, now) }
    : undefined
  const matches = isOnlyRef
    ? sql`select ${ticketId} from ${ticketSearch} where ${doc} @@ ${loose} limit ${raw(bounds.quotes)}`
    : sql`select ticket_id from "fdm-helpdesk".search_documents(${loose}, ${raw(most)}, ${place("now")}::timestamptz)`
  const held = narrow?.held
  const found = sql`select ${columns}, ${doc} from matches join ${ticketSearch} on ${ticketId} = matches.ticket_id
    join ${tickets} on ${tickets.id} = matches.ticket_id`
  const isRight = and(seenBy(actor).where, isPhrase ? sql`${doc} @@ ${strict}` : undefined)
  const newest500 = sql`order by ${newestFirst} limit ${raw(bounds.words)}`
  return {
    shape: `desk ${isOnlyRef} ${isPhrase} ${narrow ? `${narrow.held.shape} / ${narrow.listed.shape}` : ""}`,
    values: {
      ...held?.values,
      ...narrow?.listed.values,
      loose: query.loose,
      ...(!isOnlyRef && { now: now.toISOString() }),
    },
    build: () => sql`matches as materialized (${matches}),
      ${narrow && held ? filtered(sql`${found} where ${isRight} and ${held.build()} ${newest500}`, narrow.listed, most) : sql`candidates as (${found} where ${isRight} ${newest500})`}`,
  }
}

/** Enough of what the filters let through, so that nothing else has to be looked at. */
const enough = 200

/** What was found by the words and, where that is little of much, among the tickets that the filters let through. */
function filtered(byWords: SQL, listed: Shaped, most: number): SQL {
  const isLittle = sql`(select count(*) from by_words) < ${raw(enough)}
    and (select count(*) from matches) >= ${raw(most)}`
  return sql`by_words as materialized (${byWords}),
    listed as materialized (select page.id as ticket_id from ${listed.build()} where ${isLittle}),
    candidates as (select * from by_words union all (
      select ${columns}, ${doc} from listed join ${ticketSearch} on ${ticketId} = listed.ticket_id
        join ${tickets} on ${tickets.id} = listed.ticket_id
      where ${doc} @@ ${strict} and ${ticketId} not in (select id from by_words) order by ${newestFirst} limit ${raw(bounds.words)}))`
}

/** What requesters find: among their own, in what they can read. */
function ownCandidates(actor: RequesterActor, { filters }: FoundQuery, now: Date): Shaped {
  const clauses = [...clausesOf({ filters }, actor, now), within(sightOf(actor))]
  const { values, where } = named(clauses, "w")
  return {
    shape: `own ${clauses.map(({ shape }) => shape).join(" & ")}`,
    values,
    // Which documents are read at all: a requester looks among their own questions. What they see is asked of the ticket.
    build: () => sql`own as materialized (select ${ticketId}, ${lastMessageAt}, ${doc} from ${ticketSearch}
        where ${requesterId} = ${place("contactId")} order by ${newestFirst} limit ${raw(bounds.own)}),
      candidates as (select ${columns}, own.doc from own join ${tickets} on ${tickets.id} = own.ticket_id
        where own.doc @@ ${strict} and ${where(clauses)}
        order by own.last_message_at desc, own.ticket_id desc limit ${raw(bounds.words)})`,
  }
}
