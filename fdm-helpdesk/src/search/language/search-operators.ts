import { normalized } from "../../kernel/normalized.js"
import type { Operator, Value } from "../../ticket/fields/field.js"
import { allFields, type FieldName, ticketFields } from "../../ticket/fields/ticket-fields.js"

type Named<Described> = Described extends { operators: infer Operators } ? keyof Operators : never
/** An operator of the search language: those of the fields of a ticket, and `is`. */
export type SearchOperator = Named<(typeof ticketFields)[FieldName]> | "is"

/** What `is:` can say: it is no field, because to the desk open and closed are views. */
export const isValues = {
  open: { nl: "open", en: "open" },
  closed: { nl: "gesloten", en: "closed", also: ["dicht", "klaar", "done"] },
  unread: { nl: "ongelezen", en: "unread" },
} satisfies Record<string, Value>
/** What `is:` can say. */
export type IsValue = keyof typeof isValues

const is: Operator = {
  nl: "is",
  en: "is",
  about: { nl: "hoe het ervoor staat, zoals open of ongelezen", en: "how it is doing, such as open or unread" },
  example: { nl: "ongelezen", en: "unread" },
  isForRequesters: true,
}

/**
 * The operators and the words that each is known by, Dutch and English alike: who switches languages, or pastes what a
 * colleague searched for, finds the same. Pure, for pages and the server.
 */
export const operators = Object.fromEntries([
  ...allFields.flatMap(([field, described]) =>
    Object.entries(described.operators ?? {}).map(([name, operator]) => [name, { ...operator, field }] as const),
  ),
  ["is", is] as const,
]) as Record<SearchOperator, Operator & { field?: FieldName }>

/** All operators, in the order in which they are offered. */
export const searchOperators = Object.keys(operators) as SearchOperator[]

/** What requesters can use in their own questions. What the desk does with a question is none of it. */
export const requesterOperators = searchOperators.filter((operator) => operators[operator].isForRequesters)

/** Where all values are known, what is left without some of them is known too. */
export function takesMinus(operator: SearchOperator): boolean {
  const { field } = operators[operator]
  return !field || ["status", "choice"].includes(ticketFields[field].kind)
}

/**
 * Words as two people type them differently: without case, accents, and what joins words (`in_progress`, `in-progress`
 * and `In progress` are one).
 */
export function plain(text: string): string {
  return normalized(text, "NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ")
    .trim()
}

/** Everything that a value, or an operator, is known by. */
export function namesOf({ nl, en, word, also = [] }: Value): string[] {
  return [...(word ? [word.nl, word.en] : []), nl, en, ...also]
}

/** What people type for a value, in a language. */
export function wordOf(value: Value, locale: "nl" | "en"): string {
  return value.word?.[locale] ?? value[locale].toLowerCase()
}

const operatorByName = new Map(
  searchOperators.flatMap((operator) => namesOf(operators[operator]).map((name) => [name, operator] as const)),
)

/** The operator that goes by this name, in either language. */
export function findOperator(name: string): SearchOperator | undefined {
  return operatorByName.get(plain(name))
}

/** Every name of an operator, the one of a language first. */
export function allNamesOf(operator: SearchOperator, locale: "nl" | "en"): string[] {
  return [...new Set([operators[operator][locale], ...namesOf(operators[operator])])]
}

/** What a word means among values that are the same at every desk. */
export function findValue<Key extends string>(values: Readonly<Record<Key, Value>>, written: string): Key | undefined {
  const wanted = plain(written)
  const keys = Object.keys(values) as Key[]
  return keys.find((key) => plain(key) === wanted || namesOf(values[key]).some((name) => plain(name) === wanted))
}
