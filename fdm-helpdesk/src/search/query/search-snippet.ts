import { oneLine } from "../../kernel/index.js"
import type { Lexicon } from "../document/search-lexicon.js"
import { type Word, wordsIn } from "../document/search-words.js"
import type { Term, Wanted } from "./search-query.js"

/** A piece of a text as written; `isMatch` where it is what was looked for. Never markup: escape it as any text. */
export type Segment = { text: string; isMatch: boolean }

/** How much of a message a list row has room for, and how much of that may stand before the first match. In UTF-16 units. */
const length = 180
const before = 50

/**
 * Cuts out of the texts the piece that shows best why they were found: of the text with the most of what was looked for
 * in it, the first one when there are several. Null when none holds any.
 */
export function snippetOf<Text extends { body: string }>(
  texts: readonly Text[],
  matcher: Matcher,
): { of: Text; segments: Segment[] } | null {
  let best: { of: Text; hits: Hit[]; kinds: number } | undefined
  for (const text of texts) {
    if (best?.kinds === matcher.kinds) break
    const hits = matcher.hitsIn(text.body)
    const kinds = new Set(hits.map(({ term }) => term)).size
    if (kinds > (best?.kinds ?? 0)) best = { of: text, hits, kinds }
  }
  return best ? { of: best.of, segments: around(best.of.body, best.hits) } : null
}

/** A whole text, with what was looked for in it told apart. */
export function segmentsOf(text: string, matcher: Matcher): Segment[] {
  return cut(text, 0, text.length, matcher.hitsIn(text)).filter(({ text: piece }) => piece !== "")
}

type Hit = { start: number; end: number; term: number }
/** Finds the terms of a search in a text; `kinds` counts what there is to be found. */
export type Matcher = { kinds: number; hitsIn(text: string): Hit[] }

/** Finds what a query finds, without the dictionaries: a word that begins as one that was looked for or as its stem. */
export function matcherOf(wanted: readonly Wanted[], lexicon: Lexicon): Matcher {
  const patterns = wanted.flatMap(({ any }, term) =>
    any.flat().map((one) => ({ ...one, term, places: placesOf(one, lexicon) })),
  )
  const hitsIn = (text: string) => {
    const words = [...wordsIn(text)]
    const hits = patterns.flatMap(({ places, isPhrase, term }) =>
      words.flatMap((first, at): Hit[] => {
        const last = words[at + places.length - 1]
        const isThere = last && places.every((forms, n) => isForm(words[at + n], forms, isPhrase))
        return isThere && places.length > 0 ? [{ start: first.start, end: last.end, term }] : []
      }),
    )
    return hits.sort((a, b) => a.start - b.start || b.end - a.end)
  }
  return { kinds: wanted.length, hitsIn }
}

/** What may stand at each place: forms of a word, or anything where there was filler. Filler at the ends says nothing. */
type Forms = readonly string[] | null

function placesOf({ words }: Term, lexicon: Lexicon): Forms[] {
  const places = words.map((word): Forms => {
    const entry = lexicon.get(word)
    return entry?.isStopWord ? null : [word, ...(entry?.stems ?? [])]
  })
  const first = places.findIndex((forms) => forms !== null)
  return first < 0 ? [] : places.slice(first, places.findLastIndex((forms) => forms !== null) + 1)
}

function isForm(word: Word | undefined, forms: Forms, isPhrase: boolean): boolean {
  if (!word || forms === null) return word !== undefined
  return forms.some((form) => (isPhrase ? isBent(word.folded, form) : begins(word.folded, form)))
}

/** Longest ending of a form of a word, as in `percelen`. */
const maxEnding = 3

function begins(word: string, beginning: string): boolean {
  return isBent(word, beginning) || (beginning.length >= 3 && word.startsWith(beginning))
}

/**
 * Stems of Dutch lose a doubled vowel (`perceel`, `percel`), so forms of a word are compared without. Longer words are
 * not, or `mest` would stand in `meesturen`.
 */
function isBent(word: string, beginning: string): boolean {
  if (beginning.length < 3) return word === beginning
  if (word.charCodeAt(0) !== beginning.charCodeAt(0)) return false
  const [form, stem] = [single(word), single(beginning)]
  return form.startsWith(stem) && form.length - stem.length <= maxEnding
}

const single = (word: string) => word.replace(/([aeou])\1/gu, "$1")

function around(text: string, hits: readonly Hit[]): Segment[] {
  const from = hits[0] && hits[0].start > before ? startOfWord(text, hits[0].start - before) : 0
  const to = from + length
  const ellipsis = { text: "…", isMatch: false }
  const pieces = cut(text, from, to, hits).map(tidy)
  const shown = [...(from > 0 ? [ellipsis] : []), ...pieces, ...(to < text.length ? [ellipsis] : [])]
  return shown.filter(({ text: piece }) => piece !== "")
}

function cut(text: string, from: number, to: number, hits: readonly Hit[]): Segment[] {
  const segments: Segment[] = []
  let at = from
  for (const { start, end } of hits) {
    if (start < at || end > to) continue
    segments.push({ text: text.slice(at, start), isMatch: false }, { text: text.slice(start, end), isMatch: true })
    at = end
  }
  return [...segments, { text: text.slice(at, to), isMatch: false }]
}

function startOfWord(text: string, from: number): number {
  const blank = text.slice(from, from + 20).search(/\s/)
  return blank < 0 ? from : from + blank + 1
}

/** On one line, without half characters, and with the blanks that part it from its neighbours. */
function tidy({ text, isMatch }: Segment): Segment {
  const [head, tail] = [/^\s/.test(text) ? " " : "", /\S\s+$/.test(text) ? " " : ""]
  return { text: `${head}${oneLine(text)}${tail}`, isMatch }
}
