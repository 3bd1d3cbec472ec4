import type { Field, Thing, Value } from "../../ticket/fields/field.js"
import { ticketFields } from "../../ticket/fields/ticket-fields.js"
import {
  allNamesOf,
  isValues,
  namesOf,
  operators,
  plain,
  requesterOperators,
  type SearchOperator,
  searchOperators,
  takesMinus,
  wordOf,
} from "./search-operators.js"
import { quoteSearchValue, readSearch, type SearchTerm } from "./search-terms.js"
import { statusesCalled } from "./search-values.js"

/** What there is to choose from, for one reader: `listInboxChoices` gives most of it. What isn't given isn't offered. */
export type SearchChoices = {
  /** Requesters have operators of their own; see `requesterOperators`. */
  audience: "agent" | "requester"
  /** In which language operators and values are offered. Both are understood. */
  locale: "nl" | "en"
  statuses?: readonly { key: string; category: string; label: { nl: string; en: string } }[]
  /** Names or addresses of people who asked. */
  requesters?: readonly string[]
  /** Names of farms. */
  farms?: readonly string[]
} & { readonly [Name in Thing as `${Name}s`]?: readonly { name: string }[] }

/** Something that can stand where the caret is. */
export type SearchOption = {
  /** What takes the place of what was typed. Ends with a blank when nothing can follow. */
  insert: string
  /** What to show: an operator with its colon, or a value. */
  label: string
  operator: SearchOperator
  /** For a value that is the same everywhere, what it is called in code: `unread`, `me`, `urgent`, `7d`. */
  value?: string
}

const mostOptions = 8
/** Days that are offered; any other can be typed. */
const someDays = ["today", "yesterday", "7d", "30d", "3m", "1y"] as const
const dayNames: Readonly<Record<string, { nl: string; en: string }>> = {
  today: { nl: "vandaag", en: "today" },
  yesterday: { nl: "gisteren", en: "yesterday" },
  "1y": { nl: "1j", en: "1y" },
}

/**
 * What can stand at the caret: operators where a word begins, values behind an operator. `start` and `end` say what of the
 * text an option takes the place of. Case, accents and the language of what was typed make no difference.
 *
 * @param caret in UTF-16 units, as a field's `selectionStart`
 */
export function completionsAt(
  text: string,
  caret: number,
  choices: SearchChoices,
): { start: number; end: number; options: SearchOption[] } {
  const at = Math.max(0, Math.min(caret, text.length))
  const typed = readSearch(text.slice(0, at)).terms.at(-1)
  if (!typed || typed.end < at)
    return { start: at, end: at, options: isFree(text, at) ? operatorsFor("", false, choices) : [] }
  const end = endOf(text, at, typed)
  const isMinus = typed.kind === "word" && /^[-−–]$/u.test(typed.text)
  const start = typed.start + (typed.isExcluded || isMinus ? 1 : 0)
  if (typed.kind !== "operator") {
    const word = isMinus ? "" : typed.text
    const options = typed.kind === "word" ? operatorsFor(word, typed.isExcluded || isMinus, choices) : []
    return { start, end, options }
  }
  const name = text.slice(start, text.indexOf(":", start) + 1)
  const blank = /^\s/.test(text.slice(end)) ? "" : " "
  const options = valuesFor(typed.operator, typed.value, choices).map(({ word, label = word, value }) => ({
    insert: `${name}${quoteSearchValue(word)}${blank}`,
    label,
    operator: typed.operator,
    ...(value && { value }),
  }))
  return { start, end, options }
}

/** Would a letter that is typed here begin a word? Not within a quote that is yet to be closed. */
function isFree(text: string, at: number): boolean {
  const next = readSearch(`${text.slice(0, at)}x`).terms.at(-1)
  return next?.kind === "word" && next.start === at
}

/** Where the term that the caret is in ends. A quote that is yet to be closed doesn't take the rest of the text along. */
function endOf(text: string, caret: number, { start, kind }: SearchTerm): number {
  const whole = readSearch(text)
  const term = whole.terms.find((one) => one.start === start && one.kind === kind)
  const isOpen = whole.hints.some((hint) => hint.kind === "unbalanced_quote" && hint.start >= start)
  return term && !(isOpen && term.end === text.length) ? Math.max(term.end, caret) : caret
}

function operatorsFor(typed: string, isExcluded: boolean, { audience, locale }: SearchChoices): SearchOption[] {
  const wanted = plain(typed)
  if (wanted === "" && typed !== "") return []
  const known = audience === "agent" ? searchOperators : requesterOperators
  return known
    .filter((operator) => !isExcluded || takesMinus(operator))
    .flatMap((operator) => {
      const name = allNamesOf(operator, locale).find((one) => one.startsWith(wanted))
      return name ? { insert: `${name}:`, label: `${name}:`, operator } : []
    })
}

/** A value: what is written, what is shown when that is something else, and its name in code where it has one. */
type Offered = { word: string; label?: string; value?: string; also?: readonly string[] }

function valuesFor(operator: SearchOperator, typed: string, choices: SearchChoices): Offered[] {
  const wanted = plain(typed)
  const found = offeredFor(operator, choices).flatMap((one) => {
    const names = [one.word, one.label ?? "", ...(one.also ?? [])].map(plain)
    if (names.some((name) => name.startsWith(wanted))) return { one, isFirst: true }
    return names.some((name) => name.includes(` ${wanted}`)) ? { one, isFirst: false } : []
  })
  const sorted = [...found.filter(({ isFirst }) => isFirst), ...found.filter(({ isFirst }) => !isFirst)]
  const [only, ...others] = sorted
  // What is written already needs no help.
  if (only && others.length === 0 && plain(only.one.word) === wanted) return []
  return sorted.slice(0, mostOptions).map(({ one }) => one)
}

type Locale = SearchChoices["locale"]

const named = (values: Readonly<Record<string, Value>>, locale: Locale): Offered[] =>
  Object.entries(values).map(([value, names]) => ({ word: wordOf(names, locale), value, also: namesOf(names) }))

const asThemselves = (names: readonly string[] = []): Offered[] => names.map((word) => ({ word }))

function offeredFor(operator: SearchOperator, choices: SearchChoices): Offered[] {
  const { field } = operators[operator]
  return field ? offeredOf(ticketFields[field], choices) : named(isValues, choices.locale)
}

function offeredOf(field: Field, choices: SearchChoices): Offered[] {
  const { locale, statuses = [] } = choices
  switch (field.kind) {
    case "status":
      return statuses.map((status) => offeredStatus(status, statuses, locale))
    case "choice":
      return named(field.choices, locale).reverse()
    case "reference": {
      const words = named({ ...(field.me && { me: field.me }), none: field.none }, locale)
      return [...words, ...asThemselves(choices[`${field.to}s`]?.map(({ name }) => name))]
    }
    case "set":
      return asThemselves(choices[`${field.to}s`]?.map(({ name }) => name))
    case "party":
      return asThemselves(field.to === "contact" ? choices.requesters : choices.farms)
    case "time":
      return offeredDays(choices)
    default:
      return []
  }
}

/** By its label, as people know it; by its key where the label could mean more. */
function offeredStatus(
  { key, label }: NonNullable<SearchChoices["statuses"]>[number],
  statuses: NonNullable<SearchChoices["statuses"]>,
  locale: "nl" | "en",
): Offered {
  const meant = statusesCalled({ statuses }, label[locale])
  const isClear = meant.length === 1 && meant[0] === key
  return { word: isClear ? label[locale] : key, label: label[locale], also: [key, label.nl, label.en] }
}

function offeredDays({ locale }: SearchChoices): Offered[] {
  return someDays.map((value) => {
    const names = dayNames[value]
    return { word: names?.[locale] ?? value, value, also: names ? [names.nl, names.en] : [] }
  })
}

/** An operator as it is offered to a reader: its name, what it is about and an example. */
export function searchOperatorWords(operator: SearchOperator, locale: Locale) {
  const { [locale]: name, about, example } = operators[operator]
  return { name, about: about[locale], example: example[locale] }
}
