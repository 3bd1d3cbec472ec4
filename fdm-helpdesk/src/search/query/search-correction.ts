import { desc, eq, sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { type DeskActor, type RequesterActor, seesAllTickets, visibleTo } from "../../access/index.js"
import { searchWords, ticketSearch, tickets } from "../../db/schema-helpdesk.js"
import { type Db, storable } from "../../kernel/index.js"
import type { Lexicon } from "../document/search-lexicon.js"
import { isMeantWord } from "../document/search-words.js"
import { gramsOf, maxCandidates, mostSimilar } from "../language/search-similar.js"
import type { SearchQuery, Term } from "./search-query.js"

type Searcher = DeskActor | RequesterActor

/** A word as it was written, without case and accents, and the one that was looked for in its place. */
export type Correction = { from: string; to: string }

/** Of words that a search is for, the ones that are looked at. */
const maxWords = 8
/** Of the tickets that somebody sees, where they don't see all, the newest, whose words are compared. */
const maxSeen = 200

/**
 * What may have been meant by those words that are in no document: the most similar that is in one. Agents have the words
 * of all documents; who doesn't see all tickets has none but those of what they see, and requesters of these only what they can read.
 */
export async function correctionsFor(
  db: Db,
  actor: Searcher,
  { all, people }: SearchQuery,
  lexicon: Lexicon,
): Promise<Correction[]> {
  const named = people.flatMap(({ any }) => any.flat())
  const words = [...new Set([...all, ...named].flatMap((term) => term.words))]
    .filter((word) => isMeantWord(word) && !lexicon.get(word)?.isStopWord)
    .slice(0, maxWords)
  if (words.length === 0) return []
  const asked = words.map((word) => ({ word, beginnings: [word, ...(lexicon.get(word)?.stems ?? [])] }))
  const candidates = seesAllTickets(actor) ? await knownLike(db, asked) : await seenLike(db, actor, asked)
  return candidates.flatMap(({ word, like }) => {
    const to = mostSimilar(word, like)
    return to === null ? [] : [{ from: word, to }]
  })
}

type Asked = { word: string; beginnings: string[] }
type Candidates = { word: string; like: string[] }

/** For each word that no known one begins with, the known words with the most runs of three letters in common. */
async function knownLike(db: Db, asked: readonly Asked[]): Promise<Candidates[]> {
  const list = asked.map(({ word, beginnings }) => ({ word, grams: gramsOf(word), beginnings }))
  const { word, grams } = searchWords
  const shared = sql`(select count(*) from unnest(${grams}) gram where gram = any (asked.grams))`
  const rows = rowsOf<Candidates>(
    await db.execute(sql`select asked.word, array(
        select ${word} from ${searchWords}
        where ${grams} && asked.grams and abs(char_length(${word}) - char_length(asked.word)) <= 3
        order by ${shared}::float8 / (cardinality(${grams}) + cardinality(asked.grams) - ${shared}) desc, ${word}
        limit ${maxCandidates}) as "like"
      from jsonb_to_recordset(${storable(JSON.stringify(list))}::jsonb) as asked (word text, grams text[], beginnings text[])
      where not exists (select from unnest(asked.beginnings) beginning join ${searchWords}
        on ${word} >= beginning collate "C" and ${word} < beginning || ${lastLetter} collate "C")`),
  )
  return rows
}

/** Behind every letter there is, by bytes. */
const lastLetter = "\u{10ffff}"

async function seenLike(db: Db, actor: Searcher, asked: readonly Asked[]): Promise<Candidates[]> {
  const seen = db
    .select({ doc: ticketSearch.doc })
    .from(tickets)
    .innerJoin(ticketSearch, eq(ticketSearch.ticketId, tickets.id))
    .where(visibleTo(actor))
    .orderBy(desc(tickets.lastMessageAt))
    .limit(maxSeen)
    .as("seen")
  const readable = actor.type === "requester" ? sql`ts_filter(${seen.doc}, '{a,b,c}')` : sql`${seen.doc}`
  const words = await db
    .selectDistinct({ word: searchWords.word })
    .from(seen)
    .innerJoin(searchWords, sql`${searchWords.word} = any (tsvector_to_array(${readable}))`)
  const known = words.map(({ word }) => word)
  return asked
    .filter(({ beginnings }) => !known.some((word) => beginnings.some((beginning) => word.startsWith(beginning))))
    .map(({ word }) => ({ word, like: byLikeness(word, known) }))
}

function byLikeness(word: string, known: readonly string[]): string[] {
  const grams = new Set(gramsOf(word))
  const likeness = (other: string) => {
    const others = gramsOf(other)
    const shared = others.filter((gram) => grams.has(gram)).length
    return shared / (grams.size + others.length - shared)
  }
  const rated = known.map((other) => ({ other, rate: likeness(other) })).filter(({ rate }) => rate > 0)
  rated.sort((a, b) => b.rate - a.rate || (a.other < b.other ? -1 : 1))
  return rated.slice(0, maxCandidates).map(({ other }) => other)
}

/** What is asked for, with the corrections in it. */
export function corrected({ all, none, people, ref }: SearchQuery, corrections: readonly Correction[]): SearchQuery {
  const to = new Map(corrections.map((one) => [one.from, one.to]))
  const mended = ({ isPhrase, words }: Term) => ({ isPhrase, words: words.map((word) => to.get(word) ?? word) })
  const named = people.map(({ any }) => ({ any: any.map((some) => some.map(mended)) }))
  return { all: all.map(mended), none, people: named, ref }
}
