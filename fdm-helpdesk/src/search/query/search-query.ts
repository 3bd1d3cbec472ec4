import { quoted } from "../document/search-document.js"
import type { Lexicon } from "../document/search-lexicon.js"
import { personMark, type Word, wordsIn } from "../document/search-words.js"

/** The words of a long text that are asked for; the rest of it would only find less. */
export const maxWords = 32
/** A shorter beginning is one of too many words. */
const minPrefix = 3
/** More filler within a phrase than this parts it in two. Parts of a ticket lie further apart (`documentOf`). */
export const maxFiller = 8

/** A search term: a word, or words that have to stand together: a phrase, or a run of a script without blanks. Folded, filler and all. */
export type Term = { isPhrase: boolean; words: string[] }

/** What somebody looks for, between the language that they wrote it in and the statement that finds it. */
export type SearchQuery = {
  /** Each of these has to be there. */
  all: Term[]
  /** None of these may be there. Alone they find nothing: everything else is no answer to a question. */
  none: Term[]
  /** To be found in who asked: name, address, farm. */
  people: Wanted[]
  /** A whole reference as it is stored (`TK-7K3M9P`), whose ticket is found whatever else is asked for. */
  ref: string | null
}

/** One thing that is looked for: any of these, each of which is all of those. More than one by synonyms. */
export type Wanted = { any: Term[][] }

/** As `tsquery` reads it. */
export type Query = {
  /** What has to hold. */
  strict: string
  /** What an index can tell of it by itself: words alone, where the strict one has them stand together. */
  loose: string
}

/** The words of a text, each on its own, but for signs that stand together. */
export function wordTerms(text: string, most = maxWords): Term[] {
  const terms: Term[] = []
  let before: Word | undefined
  for (const word of wordsIn(text)) {
    const last = terms.at(-1)
    if (word.isSign && before?.isSign && before.end === word.start && last) last.words.push(word.folded)
    else if (terms.length === most) break
    else terms.push({ isPhrase: word.isSign, words: [word.folded] })
    before = word
  }
  return terms.map(({ isPhrase, words }) => ({ isPhrase, words: words.slice(0, maxWords) }))
}

/** A text whose words have to stand together as they do in it; none when it has none. */
export function phraseTerms(text: string): Term[] {
  const words: string[] = []
  for (const { folded } of wordsIn(text)) if (words.push(folded) === maxWords) break
  return words.length > 0 ? [{ isPhrase: true, words }] : []
}

/** A reference, as others quote it: by the part that no other has. */
export function refQuery(ref: string): SearchQuery {
  return { all: phraseTerms(ref.replace(/^TK-/, "")), none: [], people: [], ref }
}

/** Every word that is looked for, for the dictionaries. */
export function* wordsOf({ all, none, people }: SearchQuery): Generator<string> {
  const named = people.flatMap(({ any }) => any.flat())
  for (const { words } of [...all, ...none, ...named]) yield* words
}

/**
 * The query that finds documents with all of it, by word, stem or beginning; null when there is nothing to look for, so
 * that filler never finds everything. It is put together lexeme by lexeme: no text of people is ever read as operators.
 *
 * @param weights letters of the parts to look in; empty for all
 */
export function queryOf(
  wanted: readonly Wanted[],
  { none, people }: Pick<SearchQuery, "none" | "people">,
  lexicon: Lexicon,
  weights: "" | "ABC",
): Query | null {
  const written = (isLoose: boolean) => {
    const way: Way = { lexicon, weights, mark: "", isLoose }
    const found = [
      ...wanted.map((one) => anyOf(one, way)),
      ...people.map((one) => anyOf(one, { ...way, mark: personMark })),
    ].filter((term) => term !== undefined)
    const out = none.flatMap((one) => (isLoose && one.words.length > 1 ? [] : (exactly(one, way) ?? [])))
    return found.length > 0 ? [...new Set(found), ...out.map((term) => `!${term}`)].join(" & ") : null
  }
  const [strict, loose] = [written(false), written(true)]
  return strict !== null && loose !== null ? { strict, loose } : null
}

/** The query that finds documents with any of what must not be there; null when that is filler. */
export function refusedQuery(none: readonly Term[], lexicon: Lexicon, weights: "" | "ABC"): string | null {
  const terms = none.flatMap((one) => exactly(one, { lexicon, weights, mark: "", isLoose: false }) ?? [])
  return terms.length > 0 ? terms.join(" | ") : null
}

type Way = { lexicon: Lexicon; weights: string; mark: string; isLoose: boolean }

function anyOf({ any }: Wanted, way: Way): string | undefined {
  const ways = any.flatMap((all) => {
    const terms = all.flatMap((one) => termOf(one, way) ?? [])
    return terms.length > 1 ? `(${terms.join(" & ")})` : terms
  })
  const [only] = ways
  return ways.length > 1 ? `(${[...new Set(ways)].join(" | ")})` : only
}

function termOf(term: Term, way: Way): string | undefined {
  return term.isPhrase ? phraseOf(term.words, way) : lexemesOf(term.words[0] ?? "", way, minPrefix)
}

/** As it was written or bent, and not as a beginning: who wants no `mest` still wants `mestplan`. */
function exactly(term: Term, way: Way): string | undefined {
  return phraseOf(term.words, way)
}

/** Words one behind the other. Filler isn't in documents, but its place is. */
function phraseOf(words: readonly string[], way: Way): string | undefined {
  const phrases: string[] = []
  let distance = Number.POSITIVE_INFINITY
  for (const word of words) {
    const lexemes = lexemesOf(word, way)
    if (lexemes && distance <= maxFiller && !way.isLoose) phrases.push(`${phrases.pop()} <${distance}> ${lexemes}`)
    else if (lexemes) phrases.push(lexemes)
    distance = lexemes ? 1 : distance + 1
  }
  return phrases.length > 0 ? `(${phrases.join(" & ")})` : undefined
}

/** A word as it stands (from `prefixFrom` letters on also as a beginning) and by its stems; undefined for filler. */
function lexemesOf(word: string, { lexicon, weights, mark }: Way, prefixFrom?: number): string | undefined {
  const entry = lexicon.get(word)
  if (entry?.isStopWord && mark === "") return undefined
  const within = weights && `:${weights}`
  const isPrefix = prefixFrom !== undefined && word.length >= prefixFrom
  const asIs = quoted(mark + word) + (isPrefix ? `:*${weights}` : within)
  const stems = mark ? [] : (entry?.stems ?? []).filter((stem) => stem !== word)
  const forms = [asIs, ...stems.map((stem) => quoted(stem) + within)]
  return forms.length > 1 ? `(${forms.join(" | ")})` : asIs
}
