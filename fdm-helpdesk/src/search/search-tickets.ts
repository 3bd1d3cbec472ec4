import { limited } from "fdm-core/db"
import { z } from "zod"
import { type Actor, requireAtDesk, requirePersonOrService } from "../access/index.js"
import { type Db, guarded, HelpdeskError, parse, readLimitMs, storable } from "../kernel/index.js"
import { pageInput, searchSorts } from "../list/cursor.js"
import { filtersOfRequesters, inboxFiltersSchema } from "../list/inbox-filters.js"
import { inboxViews, sortFields } from "../list/inbox-sets.js"
import { isOfEverybody } from "../ticket/fields/columns.js"
import { conditionSchema } from "../ticket/fields/condition-schema.js"
import type { SearchHint, SearchTerm } from "./language/search-terms.js"
import { type MeantSearch, resolveSearch } from "./narrow/resolve-search.js"
import { listMeant } from "./query/list-meant.js"
import { type FoundTicket, findByTerms } from "./query/search-by-terms.js"
import type { Correction } from "./query/search-correction.js"
import { maxWords, phraseTerms, refQuery, type SearchQuery, wordTerms } from "./query/search-query.js"

export type { FoundTicket } from "./query/search-by-terms.js"

/** What `searchTickets` takes: a text, and what narrows and sorts what is found (`relevance` unless given). */
export const searchTicketsInput = z.object({
  /** Words, or a reference. All words have to be found; the first 32 count. */
  text: z.string().transform((text) => storable(text.slice(0, 10_000))),
  /** For agents. */
  view: z.enum(inboxViews).optional(),
  /** Requesters may give `farm` and times. */
  filters: inboxFiltersSchema.prefault({}),
  /** For agents: what filters can't say. */
  where: conditionSchema.optional(),
  sort: z.enum(searchSorts).default("relevance"),
  /** IANA name of the reader's time zone, in which the days of `before:` and `after:` are. */
  timeZone: z.string().max(60).default("Europe/Amsterdam"),
  ...pageInput,
})

/**
 * Finds tickets by words in their subject, reference, requester and conversation: agents and services among all, notes included;
 * requesters among their own, in what they can read. Any text is safe to ask with, and filler alone finds nothing. Looks
 * among the most recent matches, 500 and more of them, which a sort puts in order. What was written is found moments
 * later (see `updateSearch`), what was erased at once no more; a whole reference finds its ticket without either.
 *
 * @returns a page; `corrected` names words that were taken for misspelled, because nothing was found as it was written
 * @throws HelpdeskError `unauthenticated` | `forbidden` (a requester's view, or filters that are the desk's) |
 *   `invalid_input` | `timeout`
 */
export async function searchTickets(
  db: Db,
  actor: Actor,
  input: z.input<typeof searchTicketsInput>,
  now: Date = new Date(),
): Promise<{ rows: FoundTicket[]; nextCursor: string | null; hints: SearchHint[]; corrected: Correction[] }> {
  requirePersonOrService(actor)
  const asked = parse(searchTicketsInput, input)
  if (actor.type === "requester") refuseOfDesk(asked)
  else requireAtDesk(actor, "ticket.list")
  const meant = await guarded(() => resolveSearch(db, actor, asked, now))
  const { hints, filters, view } = meant
  if (meant.findsNothing) return { rows: [], nextCursor: null, hints, corrected: [] }
  const search = () => findByTerms(db, actor, queryIn(meant), { ...asked, filters, view }, now)
  const found = await guarded(() => limited({ ms: readLimitMs }, search))
  if (found) return { ...found, hints }
  return { ...(await guarded(() => listMeant(db, actor, meant, asked, now))), corrected: [] }
}

/** The reference that a text consists of, as it is stored. */
function refIn(text: string): string | null {
  const [, ref] = /^TK(?:\s*[-–—])?\s*([A-Z0-9]{6})$/i.exec(text.trim()) ?? []
  return ref ? `TK-${ref.toUpperCase()}` : null
}

function queryIn({ words, people }: MeantSearch): SearchQuery {
  const ref =
    people.length === 0 ? refIn(words.map(({ text, isExcluded }) => (isExcluded ? "-" : text)).join(" ")) : null
  if (ref) return refQuery(ref)
  const wanted = words.filter(({ isExcluded }) => !isExcluded).flatMap(termsOf)
  const unwanted = words.filter(({ isExcluded }) => isExcluded).flatMap(({ text }) => phraseTerms(text))
  return {
    all: wanted.slice(0, maxWords),
    none: unwanted.slice(0, maxWords),
    people: people.map((names) => ({ any: names.map((name) => wordTerms(name)) })),
    ref: null,
  }
}

function termsOf({ kind, text }: SearchTerm) {
  return kind === "phrase" ? phraseTerms(text) : wordTerms(text)
}

function refuseOfDesk({ view, filters, where, sort }: z.output<typeof searchTicketsInput>): void {
  const refused = Object.keys(filters).filter((name) => !filtersOfRequesters.has(name))
  const isOrdered = sort === "relevance" || isOfEverybody(sortFields[sort].field)
  if (isOrdered && view === undefined && where === undefined && refused.length === 0) return
  throw new HelpdeskError("forbidden", "views, conditions, and these filters and orders are the desk's", {
    fields: refused,
  })
}
