import type { InboxQuery } from "fdm-helpdesk/inbox-query"
import type { Locale, Translate } from "~/locales/translation"
import type { Choices } from "./inbox-context"

type Filters = InboxQuery["filters"]
type ListName = "status" | "category" | "priority" | "assignee" | "channel"

/** One filter that is on: what it says, the colour of its tag, and the list without it. */
export type SetFilter = { key: string; label: string; color?: string; without: InboxQuery }

type Words = { t: Translate; clock: { locale: Locale; timeZone: string }; choices: Choices }

/** The filters of a list one by one, in the order of the panel, as people can take them off. */
export function filtersSet(query: InboxQuery, words: Words): SetFilter[] {
  const { filters, text } = query
  const { t } = words
  const single = (name: keyof Filters, label: string | undefined): SetFilter[] =>
    label === undefined ? [] : [{ key: name, label, without: without(query, { [name]: undefined }) }]
  const many = (name: ListName, labelOf: (value: string) => string) =>
    (filters[name] ?? []).map((value) => ({
      key: `${name}.${value}`,
      label: labelOf(value),
      without: without(query, { [name]: filters[name]?.filter((one) => one !== value) }),
    }))
  const search = { key: "text", label: t("filters.text", { text }), without: withoutText(query) }
  return [
    ...(text ? [search] : []),
    ...many("status", (key) => findStatusLabel(key, words)),
    ...many("category", (key) => t(`filters.category.${key as NonNullable<Filters["category"]>[number]}`)),
    ...many("priority", (key) => t(`priority.${key as NonNullable<Filters["priority"]>[number]}`)),
    ...many("assignee", (who) => assigneeLabel(who, words)),
    ...tagsSet(query, words),
    ...many("channel", (key) => t(`console.channels.${key as NonNullable<Filters["channel"]>[number]}`)),
    ...single("requester", filters.requester && (words.choices.requester?.name ?? t("filters.someRequester"))),
    ...single("farm", filters.farm && (words.choices.farm?.name ?? t("filters.someFarm"))),
    ...timesSet(query, words, single),
    ...single("unread", filters.unread && t("console.unread")),
  ]
}

function tagsSet(query: InboxQuery, { choices, t }: Words): SetFilter[] {
  const { any = [], all = [] } = query.filters.tags ?? {}
  return [...any, ...all].map((id) => {
    const tag = choices.tags.find((one) => one.id === id)
    const rest = { any: any.filter((one) => one !== id), all: all.filter((one) => one !== id) }
    const tags = rest.any.length + rest.all.length > 0 ? rest : undefined
    return {
      key: id,
      label: tag?.name ?? t("filters.noSuchTag"),
      ...(tag && { color: tag.color }),
      without: without(query, { tags }),
    }
  })
}

function timesSet(
  { filters }: InboxQuery,
  { t, clock: { locale, timeZone } }: Words,
  single: (name: keyof Filters, label: string | undefined) => SetFilter[],
): SetFilter[] {
  const { createdFrom, createdTo, activeFrom, activeTo } = filters
  // Formatters are slow to make, and most lists have no such filter.
  if (!(createdFrom || createdTo || activeFrom || activeTo)) return []
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone })
  const from = (at: Date | undefined) => at && format.format(at)
  /** The last day of the range, which ends where the next begins. */
  const until = (at: Date | undefined) => at && format.format(new Date(at.getTime() - 1))
  return [
    ...single("createdFrom", createdFrom && t("filters.createdFrom", { day: from(createdFrom) })),
    ...single("createdTo", createdTo && t("filters.createdTo", { day: until(createdTo) })),
    ...single("activeFrom", activeFrom && t("filters.activeFrom", { day: from(activeFrom) })),
    ...single("activeTo", activeTo && t("filters.activeTo", { day: until(activeTo) })),
  ]
}

function findStatusLabel(key: string, { choices, clock }: Words): string {
  return choices.statuses.find((status) => status.key === key)?.label[clock.locale] ?? key
}

function assigneeLabel(who: string, { choices, t }: Words): string {
  if (who === "me") return t("filters.me")
  if (who === "none") return t("console.nobody")
  return choices.agents.find(({ id }) => id === who)?.name ?? t("filters.formerAgent")
}

function without(query: InboxQuery, change: Partial<Filters>): InboxQuery {
  const kept = Object.entries({ ...query.filters, ...change }).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  return { ...query, filters: Object.fromEntries(kept) as Filters, cursor: undefined }
}

/** A search looks everywhere by itself; without it the list begins with what is open. */
function withoutText({ view, ...query }: InboxQuery): InboxQuery {
  return { ...query, view: view === "all" ? "open" : view, text: undefined, cursor: undefined }
}
