import { eq } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requirePerson } from "../access/index.js"
import { messages } from "../db/schema-helpdesk.js"
import { type Db, guarded, HelpdeskError, parse, storable } from "../kernel/index.js"
import { pageInput, pageOf, searchSorts } from "./cursor.js"
import { type Found, foundRows, withoutDesk } from "./found-rows.js"
import type { InboxRow } from "./get-inbox.js"
import { inboxFiltersSchema } from "./inbox-filters.js"
import { inboxViews } from "./inbox-sets.js"
import { listMeant } from "./list-meant.js"
import { type MeantSearch, resolveSearch } from "./resolve-search.js"
import { lexiconOf } from "./search-lexicon.js"
import { foundTable, refIn } from "./search-page.js"
import { queryOf, soughtIn } from "./search-query.js"
import { type Matcher, matcherOf, type Segment, segmentsOf, snippetOf } from "./search-snippet.js"
import type { SearchHint } from "./search-terms.js"
import { readTexts, type SearchText } from "./search-texts.js"

/** What `searchTickets` takes: a text, and what narrows and sorts what is found (`relevance` unless given). */
export const searchTicketsInput = z.object({
  /** Words, or a reference. All words have to be found; the first 32 count. */
  text: z.string().transform((text) => storable(text.slice(0, 10_000))),
  /** For agents. */
  view: z.enum(inboxViews).optional(),
  /** Requesters may give `farm` and times. */
  filters: inboxFiltersSchema.prefault({}),
  sort: z.enum(searchSorts).default("relevance"),
  /** IANA name of the reader's time zone, in which the days of `before:` and `after:` are. */
  timeZone: z.string().max(60).default("Europe/Amsterdam"),
  ...pageInput,
})

/** A row of the inbox with the piece of the conversation that it was found by; for requesters without what is the desk's own. */
export type FoundTicket = InboxRow & {
  /** The subject, with what was looked for told apart. */
  subjectSegments: Segment[]
  /** Of the message that matches best, else of the last one. Text, never markup. */
  snippet: Segment[]
  /** Where the snippet is from: a `note` is seen by agents only, null when no message matched but the ticket itself. */
  foundIn: "message" | "note" | null
}

/** Documents of a common word fill more than the default; and a plan made for any word is a bad one for most. */
const forSearch = { work_mem: "64MB", plan_cache_mode: "force_custom_plan" }

const ofRequesters: ReadonlySet<string> = new Set(["farm", "createdFrom", "createdTo", "activeFrom", "activeTo"])

/**
 * Finds tickets by words in their subject, reference, requester and conversation: agents among all, notes included;
 * requesters among their own, in what they can read. Any text is safe to ask with, and filler alone finds nothing. Looks
 * among the most recent matches, 500 and more of them, which a sort puts in order. What was written is found moments
 * later (see `updateSearch`), what was erased at once no more; a whole reference finds its ticket without either.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` (a requester's view, or filters that are the desk's) | `invalid_input`
 */
export async function searchTickets(
  db: Db,
  actor: Actor,
  input: z.input<typeof searchTicketsInput>,
  now: Date = new Date(),
): Promise<{ rows: FoundTicket[]; nextCursor: string | null; hints: SearchHint[] }> {
  requirePerson(actor)
  const asked = parse(searchTicketsInput, input)
  if (actor.type === "requester") refuseOfDesk(asked)
  const meant = await guarded(() => resolveSearch(db, actor, asked, now))
  const { hints, filters, view } = meant
  if (meant.findsNothing) return { rows: [], nextCursor: null, hints }
  const sought = soughtIn(searched(meant))
  const words = sought.map(({ text }) => text)
  const isAgent = actor.type === "agent"
  if (sought.length === 0) return listMeant(db, actor, meant, asked, now)
  const steps = async (tx: Db) => {
    const lexicon = await lexiconOf(tx, words, forSearch)
    const query = queryOf(sought, lexicon, isAgent ? "" : "ABC")
    const ref = refIn(searched(meant))
    if (query === null && ref === null) return listMeant(tx, actor, meant, asked, now)
    const table = foundTable(actor, { ...asked, filters, view, query: query ?? "", ref, now })
    const { rows, nextCursor } = pageOf(await foundRows(tx, actor, table, asked.sort), asked)
    const ids = rows.map(({ id }) => id)
    const texts = ids.length > 0 ? await readTexts(tx, ids, textsFor(isAgent)) : []
    const matcher = matcherOf(sought, lexicon)
    const shown = (row: (typeof rows)[number]) => withSnippet(isAgent ? row : withoutDesk(row), texts, matcher)
    return { rows: rows.map(shown), nextCursor, hints }
  }
  return guarded(() => undone(db, steps))
}

/** The text to look for. */
function searched({ words, people }: MeantSearch): string {
  const wanted = words.filter(({ isExcluded }) => !isExcluded).map(({ text }) => text)
  return [...wanted, ...people.flat()].join(" ")
}

/**
 * A transaction that only reads, taken back at its end: within a transaction of the host's, what is configured for the
 * search would else hold until that one ends.
 */
async function undone<Result>(db: Db, steps: (tx: Db) => Promise<Result>): Promise<Result> {
  const read: Result[] = []
  const end = new Error("a search writes nothing")
  const reading = db.transaction(async (tx) => {
    read.push(await steps(tx))
    throw end
  })
  await reading.catch((error: unknown) => {
    if (error !== end) throw error
  })
  return read[0] as Result
}

function refuseOfDesk({ view, filters }: z.output<typeof searchTicketsInput>): void {
  const refused = Object.keys(filters).filter((name) => !ofRequesters.has(name))
  if (view === undefined && refused.length === 0) return
  throw new HelpdeskError("forbidden", "views and these filters are the desk's", { fields: refused })
}

/** What a list has room to look at: of tickets that found place on a page, some messages. */
function textsFor(isAgent: boolean) {
  return { maxMessages: 15, maxCharacters: 5000, readable: isAgent ? undefined : eq(messages.visibility, "public") }
}

function withSnippet({ rank, ...row }: Found, texts: SearchText[], matcher: Matcher): FoundTicket {
  const newestFirst = texts.filter(({ ticketId }) => ticketId === row.id).reverse()
  const found = snippetOf(newestFirst, matcher)
  const subjectSegments = segmentsOf(row.subject, matcher)
  if (!found)
    return {
      ...row,
      subjectSegments,
      snippet: [{ text: row.lastMessagePreview, isMatch: false }],
      foundIn: null,
    }
  const foundIn = found.of.visibility === "internal" ? "note" : "message"
  return { ...row, subjectSegments, snippet: found.segments, foundIn }
}
