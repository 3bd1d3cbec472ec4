import { channels, priorities, statusCategories } from "../kernel/ticket-sets.js"
import { inboxSorts, inboxViews } from "./inbox-sets.js"
import { isDay } from "./local-days.js"

const maxValues = 50
const maxText = 500
const maxIgnored = 10

/** Ids as `kernel/ids.ts` makes them; that file is not for browsers. */
const idSuffix = "_[0-7][0-9a-hjkmnp-tv-z]{25}"
const isIdOf = (prefix: string) => {
  const pattern = new RegExp(`^${prefix}${idSuffix}$`)
  return (value: string) => pattern.test(value)
}
const isTag = isIdOf("tag")
const isAgent = isIdOf("agt")
const isContact = isIdOf("con")
const isSavedView = isIdOf("viw")

const isOneOf = (values: readonly string[]) => (value: string) => values.includes(value)
const isKept = (value: string) => value.isWellFormed() && !value.includes("\u0000")

/** What may be there more than once. */
const lists = {
  status: (value: string) => /^[\w-]{1,40}$/.test(value),
  category: isOneOf(statusCategories),
  priority: isOneOf(priorities),
  assignee: (value: string) => value === "me" || value === "none" || isAgent(value),
  tag: isTag,
  all_tags: isTag,
  channel: isOneOf(channels),
}

const singles = {
  view: isOneOf(inboxViews),
  view_id: isSavedView,
  sort: isOneOf(inboxSorts),
  requester: isContact,
  farm: (value: string) => value.length <= 100 && isKept(value),
  created_from: isDay,
  created_to: isDay,
  active_from: isDay,
  active_to: isDay,
  unread: isOneOf(["1"]),
  q: (value: string) => value.length <= maxText && isKept(value),
  cursor: (value: string) => /^[\w-]{1,200}$/.test(value),
}

export type ListName = keyof typeof lists
export type SingleName = keyof typeof singles

/** Names of all that an address of a list is made of, in their order. */
export const fieldNames: readonly string[] = [...Object.keys(singles), ...Object.keys(lists)]

/** Reads fields of an address one by one, and remembers what was odd in them. */
export function readFields(params: URLSearchParams) {
  const odd = new Set<string>()
  function valid(name: ListName | SingleName, isValid: (value: string) => boolean, most: number): string[] {
    const filled = params.getAll(name).filter((value) => value.trim() !== "")
    const values = [...new Set(filled.filter(isValid))]
    if (values.length < filled.length || values.length > most) odd.add(name)
    return values.slice(0, most)
  }
  return {
    one: (name: SingleName): string | undefined => valid(name, singles[name], 1)[0],
    many(name: ListName): string[] | undefined {
      const values = valid(name, lists[name], maxValues)
      return values.length > 0 ? values : undefined
    },
    /** What was odd so far, and what nobody knows. */
    ignored(others: readonly string[]): string[] {
      const unknown = [...new Set(params.keys())].filter((name) => !fieldNames.includes(name) && !others.includes(name))
      return [...odd, ...unknown.map(shown)].slice(0, maxIgnored)
    },
  }
}

/** A name that somebody else wrote, as far as it can be shown. */
function shown(name: string): string {
  const kept = name
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .toWellFormed()
  return kept.length > 40 ? `${kept.slice(0, 39).toWellFormed()}…` : kept || "?"
}
