import { filteredFields, filterNamesOf, type InboxQuery } from "fdm-helpdesk/inbox-query"
import type { Locale, Translate } from "~/locales/translation"
import { namedValue } from "./field-values"
import type { Choices } from "./inbox-context"

type Filters = InboxQuery["filters"]

/** One filter that is on: what it says, the colour of its tag, and the list without it. */
export type SetFilter = { key: string; label: string; color?: string; without: InboxQuery }

type Words = { t: Translate; clock: { locale: Locale; timeZone: string }; choices: Choices }

/** The filters of a list one by one, in the order of fields, as people can take them off. */
export function filtersSet(query: InboxQuery, words: Words): SetFilter[] {
  const { text } = query
  const search = { key: "text", label: words.t("filters.text", { text }), without: withoutText(query) }
  const more = {
    key: "where",
    label: words.t("filters.more"),
    without: { ...query, where: undefined, cursor: undefined },
  }
  return [
    ...(text ? [search] : []),
    ...filteredFields.flatMap((field) => setOf(field, query, words)),
    ...(query.where ? [more] : []),
  ]
}

function setOf(entry: (typeof filteredFields)[number], query: InboxQuery, words: Words): SetFilter[] {
  const [name, field] = entry
  const { locale } = words.clock
  const [first = name, last = name] = filterNamesOf(entry)
  const given = query.filters as Record<string, unknown>
  const single = (key: string, label: string): SetFilter => ({
    key,
    label,
    without: without(query, { [key]: undefined }),
  })
  if (field.kind === "time") return timesSet(field.label[locale], [first, last], query, words, single)
  const value = given[name]
  if (value === undefined) return []
  if (field.kind === "unread") return [single(name, field.label[locale])]
  if (field.kind === "party") {
    const party = words.choices[name as "requester" | "farm"]
    return [single(name, party?.name ?? field.some[locale])]
  }
  const { any, all } = field.kind === "set" ? (value as NonNullable<Filters["tags"]>) : { any: value as string[] }
  return [...(any ?? []), ...(all ?? [])].map((one) => {
    const { label, color } = namedValue(field, one, words.choices, locale)
    const left = (values: readonly string[] = []) => values.filter((other) => other !== one)
    const rest = field.kind === "set" ? bothOf(left(any), left(all)) : left(any)
    return { key: `${name}.${one}`, label, ...(color && { color }), without: without(query, { [name]: rest }) }
  })
}

function bothOf(any: readonly string[], all: readonly string[]) {
  return any.length + all.length > 0 ? { any, all } : undefined
}

function timesSet(
  field: string,
  [from = "", to = ""]: readonly string[],
  { filters }: InboxQuery,
  { t, clock: { locale, timeZone } }: Words,
  single: (key: string, label: string) => SetFilter,
): SetFilter[] {
  const given = filters as Record<string, Date | undefined>
  const [since, until] = [given[from], given[to]]
  // Formatters are slow to make, and most lists have no such filter.
  if (!since && !until) return []
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone })
  return [
    ...(since ? [single(from, t("filters.fromDay", { field, day: format.format(since) }))] : []),
    // The last day of the range, which ends where the next begins.
    ...(until ? [single(to, t("filters.toDay", { field, day: format.format(new Date(until.getTime() - 1)) }))] : []),
  ]
}

function without(query: InboxQuery, change: Record<string, unknown>): InboxQuery {
  const kept = Object.entries({ ...query.filters, ...change }).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  return { ...query, filters: Object.fromEntries(kept) as Filters, cursor: undefined }
}

/** A search looks everywhere by itself; without it the list begins with what is open. */
function withoutText({ view, ...query }: InboxQuery): InboxQuery {
  return { ...query, view: view === "all" ? "open" : view, text: undefined, cursor: undefined }
}
