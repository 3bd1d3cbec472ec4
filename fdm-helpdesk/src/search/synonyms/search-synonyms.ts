import type { Lexicon, SynonymGroup } from "../document/search-lexicon.js"
import { wordsIn } from "../document/search-words.js"
import { maxWords, phraseTerms, type Term, type Wanted } from "../query/search-query.js"

/** Most words of a term. */
export const maxTermWords = 4

/** A term as it is compared: its words without case and accents. Empty when there are none in it. */
export function termKey(term: string): string {
  return [...wordsIn(term)].map(({ folded }) => folded).join(" ")
}

/** What a group is found by: its terms, and a word by its stems too, so that `percelen` is a synonym of what `perceel` is. */
export function keysOf(terms: readonly string[], lexicon: Lexicon): string[] {
  return [...new Set(terms.map(termKey).flatMap((key) => [key, ...(lexicon.get(key)?.stems ?? [])]))]
}

/** What of a search may be a term of several words: the words that were written one behind the other, and phrases. */
export function runsIn(all: readonly Term[]): string[] {
  return all.flatMap((term, at) => {
    if (term.isPhrase) return [term.words.join(" ")]
    return runsAt(all, at).map((run) => keyOf(run))
  })
}

/** Runs that begin at a word, the longest first. */
function runsAt(all: readonly Term[], at: number): Term[][] {
  const words: Term[] = []
  for (const term of all.slice(at, at + maxTermWords)) {
    if (term.isPhrase) break
    words.push(term)
  }
  return words.map((_, left) => words.slice(0, words.length - left))
}

const keyOf = (run: readonly Term[]) => run.flatMap(({ words }) => words).join(" ")

/** What is looked for, where a word or a run of words that is a term of a group stands for all of its terms. */
export function withSynonyms(all: readonly Term[], groups: readonly SynonymGroup[], lexicon: Lexicon): Wanted[] {
  const wanted: Wanted[] = []
  for (let at = 0; at < all.length; ) {
    const { run, group } = termAt(all, at, groups, lexicon)
    const others = group?.terms.filter((term) => termKey(term) !== keyOf(run)) ?? []
    wanted.push({ any: [run, ...others.slice(0, maxWords).map(phraseTerms)] })
    at += run.length
  }
  return wanted
}

function termAt(all: readonly Term[], at: number, groups: readonly SynonymGroup[], lexicon: Lexicon) {
  const first = all.slice(at, at + 1)
  for (const run of first[0]?.isPhrase ? [first] : runsAt(all, at)) {
    const key = keyOf(run)
    const keys = run.length === 1 ? [key, ...(lexicon.get(key)?.stems ?? [])] : [key]
    const group = groups.find((one) => keys.some((some) => one.keys.includes(some)))
    if (group) return { run, group }
  }
  return { run: first }
}
