import type { Lexicon } from "./search-lexicon.js"
import { wordsIn } from "./search-words.js"

/** A: subject and reference, B: who asked, C: what both sides read, D: notes. Also the order of worth. */
export type Weight = "A" | "B" | "C" | "D"
export type Part = { weight: Weight; text: string }

/** Limits of Postgres: positions up to here, and a document of a megabyte, of which we take less than half. */
const maxPosition = 16_383
const maxBytes = 400_000
/** More often makes a ticket no better a match. */
const maxOccurrences = 40
/** Between parts, so that no phrase reaches from one into the next. */
const gap = 3

/**
 * The document of a ticket as Postgres reads it (`'percel':3A,17C`): each word as written and by its stems, at one
 * position. Filler is left out. What comes first is kept when there is too much, so parts that everybody searches come
 * before notes: their weights are then never lost to a note.
 */
export function documentOf(parts: readonly Part[], lexicon: Lexicon): string {
  const placesOf = new Map<string, string[]>()
  let bytes = 0
  for (const { lexeme, place } of occurrencesIn(parts, lexicon)) {
    const places = placesOf.get(lexeme) ?? []
    if (places.length === maxOccurrences) continue
    bytes += places.length === 0 ? Buffer.byteLength(lexeme) + 10 : 2
    if (bytes > maxBytes) break
    placesOf.set(lexeme, [...places, place])
  }
  return [...placesOf].map(([lexeme, places]) => `${quoted(lexeme)}:${places.join(",")}`).join(" ")
}

function* occurrencesIn(parts: readonly Part[], lexicon: Lexicon) {
  let position = 0
  for (const { weight, text } of parts) {
    position += gap
    for (const { folded } of wordsIn(text)) {
      position++
      const place = `${Math.min(position, maxPosition)}${weight}`
      for (const lexeme of lexemesOf(folded, lexicon)) yield { lexeme, place }
    }
  }
}

function lexemesOf(word: string, lexicon: Lexicon): string[] {
  const entry = lexicon.get(word)
  if (entry?.isStopWord) return []
  return [...new Set([word, ...(entry?.stems ?? [])])]
}

/** A lexeme as `tsvector` and `tsquery` read it, whatever is in it. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`
}
