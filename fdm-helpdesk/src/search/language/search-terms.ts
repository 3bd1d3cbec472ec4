import { findOperator, type SearchOperator } from "./search-operators.js"

type Place = {
  /** Was there a minus before it? */
  isExcluded: boolean
  /** Where it stands, minus and quotes included, in UTF-16 units. */
  start: number
  end: number
}

/** A part of what somebody searches for: a word, words in quotes, or an operator with its value. */
export type SearchTerm = Place & { text: string } & (
    | { kind: "word" | "phrase"; operator?: undefined; value?: undefined }
    | { kind: "operator"; operator: SearchOperator; value: string }
  )

/** What to tell the one who searched, about a part of what they wrote. */
export type SearchHint = {
  /**
   * `unknown_operator`: looked for as words · `missing_value`, `not_for_requesters`, `cannot_exclude`, `too_many`: left
   * out · `unknown_value`, `no_such_day`, `contradiction`: nothing is found by it · `unbalanced_quote`: the rest was taken as
   * one phrase · `filler_only`, `exclusions_only`: there was nothing to look for.
   */
  kind: (typeof searchHintKinds)[number]
  operator?: SearchOperator
  /** As it was written, on one line and cut off when it is long. Text, never markup. */
  text: string
  /** What may have been meant. */
  suggestion?: string
  start: number
  end: number
}

/** What hints there are. */
export const searchHintKinds = [
  "unknown_operator",
  "missing_value",
  "unknown_value",
  "no_such_day",
  "unbalanced_quote",
  "not_for_requesters",
  "cannot_exclude",
  "contradiction",
  "too_many",
  "filler_only",
  "exclusions_only",
] as const

const maxHints = 8
const straight = '"'
/** As keyboards of many countries, and phones by themselves, write them. */
const curly = "“”„‟«»"
const blank = /[\s\p{Cc}]/u
/** Marks of writing direction: they show nothing, and stick to what is pasted. */
const unseen = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const minuses = "-−–"
/** What a name of an operator may look like; one letter is a drive, and what follows `//` an address. */
const named = /^([\p{L}\p{M}][\p{L}\p{M}\p{Pc}\p{Pd}]{0,30}):/u

/** Text as it was meant: without what shows nothing, and whole. */
const clean = (text: string) =>
  text
    .replace(unseen, "")
    .replace(/\p{Cc}+/gu, " ")
    .toWellFormed()
    .trim()

const longestShown = 60

/** A piece of what was written, as far as a hint has room for it. */
export function shownText(text: string): string {
  const whole = clean(text).replace(/\s+/g, " ")
  return whole.length > longestShown ? `${whole.slice(0, longestShown - 1).toWellFormed()}…` : whole
}

/**
 * Reads what somebody typed into a search box. Nothing is an error: what can't be an operator is words, and hints say
 * what was made of it. Which values there are is for `searchTickets` to know.
 */
export function readSearch(text: string): { terms: SearchTerm[]; hints: SearchHint[] } {
  const terms: SearchTerm[] = []
  const hints: SearchHint[] = []
  const reader: Reader = { text, tell: (hint) => hints.length < maxHints && hints.push(hint) }
  let at = 0
  while (at < text.length) {
    const next = termAt(reader, at)
    if ("term" in next) terms.push(next.term)
    at = next.end
  }
  return { terms, hints }
}

type Reader = { text: string; tell(hint: SearchHint): void }
type Read = { term: SearchTerm; end: number } | { end: number }

function termAt(reader: Reader, from: number): Read {
  const { text } = reader
  const start = skipped(text, from)
  if (start >= text.length) return { end: text.length }
  const isExcluded = minuses.includes(text.charAt(start)) && isBegun(text, start + 1)
  const body = isExcluded ? skipUnseen(text, start + 1) : start
  const place = { isExcluded, start }
  if (isQuote(text.charAt(body))) return phraseAt(reader, body, place)
  const end = endOfWord(text, body)
  const [whole, name = ""] = named.exec(text.slice(body, end).replace(unseen, "")) ?? []
  const operator = whole ? findOperator(name) : undefined
  if (operator) return operatorAt(reader, text.indexOf(":", body) + 1, operator, place)
  const word = clean(text.slice(body, end))
  if (word === "") return { end }
  if (whole) tellOfUnknown(reader, word, name, { start, end })
  return { term: { kind: "word", text: word, ...place, end }, end }
}

function phraseAt(reader: Reader, open: number, place: Omit<Place, "end">): Read {
  const { value, end } = quotedAt(reader, open)
  return value === "" ? { end } : { term: { kind: "phrase", text: value, ...place, end }, end }
}

function operatorAt(reader: Reader, at: number, operator: SearchOperator, place: Omit<Place, "end">): Read {
  const { text } = reader
  const begin = skipUnseen(text, at)
  const plainEnd = endOfWord(text, begin)
  const { value, end } = isQuote(text.charAt(begin))
    ? quotedAt(reader, begin)
    : { value: clean(text.slice(begin, plainEnd)), end: plainEnd }
  const written = text.slice(place.start, end)
  if (value === "") {
    reader.tell({ kind: "missing_value", operator, text: shownText(written), start: place.start, end })
  }
  return { term: { kind: "operator", operator, value, text: clean(written), ...place, end }, end }
}

/** `"…"`, in which a quote is written twice; without its end it goes on to the end of the text. */
function quotedAt({ text, tell }: Reader, open: number): { value: string; end: number } {
  const isStraight = text.charAt(open) === straight
  const isClosing = (sign: string) => (isStraight ? sign === straight : isQuote(sign))
  let value = ""
  let at = open + 1
  for (; at < text.length; at++) {
    const sign = text.charAt(at)
    if (!isClosing(sign)) value += sign
    else if (isStraight && text.charAt(at + 1) === straight) value += text.charAt(at++)
    else return { value: clean(value), end: at + 1 }
  }
  if (clean(value) !== "")
    tell({ kind: "unbalanced_quote", text: shownText(text.slice(open)), start: open, end: text.length })
  return { value: clean(value), end: text.length }
}

/** Times, addresses and what has nothing behind its colon are plain words, of which nobody expects more. */
function tellOfUnknown({ tell }: Reader, word: string, name: string, { start, end }: { start: number; end: number }) {
  const value = word.replace(/^[^:]*:/, "")
  if (name.length < 2 || value === "" || value.startsWith("/") || value.startsWith("\\")) return
  tell({ kind: "unknown_operator", text: shownText(`${name}:`), start, end })
}

const isQuote = (sign: string) => sign !== "" && (sign === straight || curly.includes(sign))

/** Does something stand here that a minus can be before? Another minus is a line, not a word. */
function isBegun(text: string, at: number): boolean {
  const sign = text.charAt(skipUnseen(text, at))
  return sign !== "" && !blank.test(sign) && !minuses.includes(sign)
}

function skipped(text: string, from: number): number {
  let at = from
  while (at < text.length && (blank.test(text.charAt(at)) || isUnseen(text.charAt(at)))) at++
  return at
}

function skipUnseen(text: string, from: number): number {
  let at = from
  while (at < text.length && isUnseen(text.charAt(at))) at++
  return at
}

function isUnseen(sign: string): boolean {
  unseen.lastIndex = 0
  return unseen.test(sign)
}

function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length && !blank.test(text.charAt(at))) at++
  return at
}

/** A value as `readSearch` reads it back, in quotes where it needs them: `mest`, `"mest en water"`. */
export function quoteSearchValue(value: string): string {
  const whole = clean(value)
  return /^[\p{L}\p{N}][^\s"]*$/u.test(whole) ? whole : `"${whole.replaceAll('"', '""')}"`
}
