import type { Lexicon } from "./search-lexicon.js"
import { meantWordsIn, monthMark, personMark, wordsIn } from "./search-words.js"

/** A: subject and reference, B: who asked, C: what both sides read, D: notes. Also the order of worth. */
export type Weight = "A" | "B" | "C" | "D"
export type Part = { weight: Weight; text: string }

/** Limits of Postgres: positions up to here, and a document of a megabyte, of which we take less than half. */
const maxPosition = 16_383
const maxBytes = 400_000
/** More often makes a ticket no better a match. */
const maxOccurrences = 40
/** Between parts, so that no phrase reaches from one into the next; more than the filler that a phrase may have. */
const gap = 9

/**
 * The document of a ticket as Postgres reads it (`'percel':3A,17C`): each word as written and by its stems, at one
 * position. Filler is left out. What comes first is kept when there is too much, so parts that everybody searches come
 * before notes: their weights are then never lost to a note. Words of who asked are there once more behind a mark of
 * their own, filler and all.
 *
 * @param at when the ticket was last written to: the document has its month
 * @returns the document, and those of its words that are worth proposing to who misspells one
 */
export function documentOf(parts: readonly Part[], lexicon: Lexicon, at?: Date): { doc: string; words: string[] } {
  const placesOf = new Map<string, string[]>()
  let bytes = 0
  for (const { lexeme, place } of occurrencesIn(parts, lexicon)) {
    const places = placesOf.get(lexeme) ?? []
    if (places.length === maxOccurrences) continue
    bytes += places.length === 0 ? Buffer.byteLength(lexeme) + 10 : 2
    if (bytes > maxBytes) break
    placesOf.set(lexeme, [...places, place])
  }
  const written = [...placesOf].map(([lexeme, places]) => `${quoted(lexeme)}:${places.join(",")}`)
  const month = at ? [quoted(monthMark + at.toISOString().slice(0, 7))] : []
  return { doc: [...written, ...month].join(" "), words: meantIn(parts, lexicon, placesOf) }
}

function* occurrencesIn(parts: readonly Part[], lexicon: Lexicon) {
  let position = 0
  for (const { weight, text } of parts) {
    position += gap
    for (const { folded } of wordsIn(text)) {
      position++
      const place = `${Math.min(position, maxPosition)}${weight}`
      if (weight === "B") yield { lexeme: personMark + folded, place }
      for (const lexeme of lexemesOf(folded, lexicon)) yield { lexeme, place }
    }
  }
}

function lexemesOf(word: string, lexicon: Lexicon): string[] {
  const entry = lexicon.get(word)
  if (entry?.isStopWord) return []
  return [...new Set([word, ...(entry?.stems ?? [])])]
}

/** Only what the document holds: what is taken away with it must not stay known. */
function meantIn(parts: readonly Part[], lexicon: Lexicon, kept: ReadonlyMap<string, unknown>): string[] {
  const words = new Set(parts.flatMap(({ text }) => [...meantWordsIn(text)]))
  return [...words].filter((word) => kept.has(word) && !lexicon.get(word)?.isStopWord)
}

/** A lexeme as `tsvector` and `tsquery` read it, whatever is in it. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`
}
