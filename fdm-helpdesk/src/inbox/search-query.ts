import { quoted } from "./search-document.js"
import type { Lexicon } from "./search-lexicon.js"
import { type Word, wordsIn } from "./search-words.js"

/** The words of a long text that are asked for; the rest of it would only find less. */
const maxWords = 32
/** A shorter beginning is one of too many words. */
const minPrefix = 3

/** What somebody looks for: words on their own, and runs of signs that have to stand together. */
export type Sought = { text: string; isPhrase: boolean; signs: string[] }

export function soughtIn(text: string): Sought[] {
  const sought: Sought[] = []
  let before: Word | undefined
  for (const word of wordsIn(text)) {
    const last = sought.at(-1)
    if (word.isSign && before?.isSign && before.end === word.start && last) {
      last.signs.push(word.folded)
      last.text += word.folded
    } else if (sought.length === maxWords) break
    else sought.push({ text: word.folded, isPhrase: word.isSign, signs: word.isSign ? [word.folded] : [] })
    before = word
  }
  return sought
}

/**
 * The query that finds documents with all of it, by word, stem or beginning; null when there is nothing to look for, so
 * that filler never finds everything. It is put together lexeme by lexeme: no text of people is ever read as operators.
 *
 * @param weights letters of the parts to look in; empty for all
 */
export function queryOf(sought: readonly Sought[], lexicon: Lexicon, weights: "" | "ABC"): string | null {
  const terms = sought.flatMap((one) => termOf(one, lexicon, weights) ?? [])
  return terms.length > 0 ? [...new Set(terms)].join(" & ") : null
}

function termOf({ text, isPhrase, signs }: Sought, lexicon: Lexicon, weights: string): string | undefined {
  const within = weights && `:${weights}`
  if (isPhrase)
    return `(${signs
      .slice(0, maxWords)
      .map((sign) => quoted(sign) + within)
      .join(" <-> ")})`
  const entry = lexicon.get(text)
  if (entry?.isStopWord) return undefined
  const word = quoted(text) + (text.length >= minPrefix ? `:*${weights}` : within)
  const stems = (entry?.stems ?? []).filter((stem) => stem !== text).map((stem) => quoted(stem) + within)
  return `(${[word, ...stems].join(" | ")})`
}
