import type { DeskActor, RequesterActor } from "../../access/index.js"
import type { Db } from "../../kernel/index.js"
import { pageOf } from "../../list/cursor.js"
import type { InboxRow } from "../../list/get-inbox.js"
import { type Lexicon, searchLexiconOf } from "../document/search-lexicon.js"
import { runsIn, withSynonyms } from "../synonyms/search-synonyms.js"
import { type Correction, corrected as correctedBy, correctionsFor } from "./search-correction.js"
import { type FoundQuery, foundTable } from "./search-page.js"
import { queryOf, type SearchQuery, type Wanted, wordsOf } from "./search-query.js"
import { type FoundRow, foundRows } from "./search-rows.js"
import { type Matcher, matcherOf, type Segment, segmentsOf, snippetOf } from "./search-snippet.js"

/** A row of the inbox with the piece of the conversation that it was found by; for requesters without what is the desk's own. */
export type FoundTicket = InboxRow & {
  /** The subject, with what was looked for told apart. */
  subjectSegments: Segment[]
  /** Of the message that matches best, else of the last one. Text, never markup. */
  snippet: Segment[]
  /** Where the snippet is from: a `note` is seen by agents only, null when no message matched but the ticket itself. */
  foundIn: "message" | "note" | null
}

export type FoundPage = {
  rows: FoundTicket[]
  nextCursor: string | null
  /** Words that were taken for misspelled, when nothing was found as it was written. */
  corrected: Correction[]
}

type Options = Omit<FoundQuery, "query" | "ref" | "isOnlyRef">
type Searcher = DeskActor | RequesterActor

/**
 * Finds what was asked for; when that is nowhere, what was most likely meant. Null when there is nothing to look for: words
 * that say nothing, or only what must not be there.
 */
export async function findByTerms(
  db: Db,
  actor: Searcher,
  asked: SearchQuery,
  options: Options,
  now: Date,
): Promise<FoundPage | null> {
  if (asked.all.length + asked.people.length === 0) return null
  const meaning = await meaningOf(db, asked)
  const page = await pageFor(db, actor, meaning, options, now)
  if (!page || page.rows.length > 0) return page && { ...page, corrected: [] }
  const corrected = await correctionsFor(db, actor, asked, meaning.lexicon)
  if (corrected.length === 0) return { ...page, corrected: [] }
  const meant = await meaningOf(db, correctedBy(asked, corrected))
  const again = await pageFor(db, actor, meant, options, now)
  // What isn't found isn't told either: a requester must not learn words that others wrote.
  if (!again || again.rows.length === 0) return { ...page, corrected: [] }
  return { ...again, corrected }
}

/** What is asked for, as dictionaries and synonyms have it. */
type Meaning = { asked: SearchQuery; wanted: Wanted[]; lexicon: Lexicon }

async function meaningOf(db: Db, asked: SearchQuery): Promise<Meaning> {
  if (isOnlyRef(asked)) return { asked, wanted: asked.all.map((one) => ({ any: [[one]] })), lexicon: new Map() }
  const { lexicon, groups } = await searchLexiconOf(db, wordsOf(asked), runsIn(asked.all))
  return { asked, wanted: withSynonyms(asked.all, groups, lexicon), lexicon }
}

/** Nothing but a reference: it stands in documents as it is, so no dictionary has to be asked. */
function isOnlyRef({ ref, all, none, people }: SearchQuery): boolean {
  if (ref === null || none.length + people.length > 0) return false
  return `tk-${all.flatMap(({ words }) => words).join("-")}` === ref.toLowerCase()
}

async function pageFor(db: Db, actor: Searcher, { asked, wanted, lexicon }: Meaning, options: Options, now: Date) {
  const query = queryOf(wanted, asked, lexicon, actor.type === "requester" ? "ABC" : "")
  if (query === null && asked.ref === null) return null
  const nothing = { strict: "", loose: "" }
  const found = { ...options, query: query ?? nothing, ref: asked.ref, isOnlyRef: isOnlyRef(asked) }
  const table = foundTable(actor, found, now)
  const { rows, nextCursor } = pageOf(await foundRows(db, actor, table, options.sort), options)
  const matcher = matcherOf(wanted, lexicon)
  return { rows: rows.map((row) => withSnippet(row, matcher)), nextCursor }
}

function withSnippet({ rank, texts, ...row }: FoundRow, matcher: Matcher): FoundTicket {
  const found = snippetOf(texts, matcher)
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
