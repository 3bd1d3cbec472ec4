import { type InboxSort, inboxSorts, inboxViews } from "../list/inbox-sets.js"
import { type Field, things } from "../ticket/fields/field.js"
import { type FilteredField, filteredFields } from "../ticket/fields/filters.js"
import type { FieldName } from "../ticket/fields/ticket-fields.js"
import { isDay } from "../time/local-days.js"

const maxValues = 50
const maxText = 500
const maxCondition = 4000
const maxIgnored = 10

/** Ids as `kernel/ids.ts` makes them; that file is not for browsers. */
const idForm = /^([a-z]{3})_[0-7][0-9a-hjkmnp-tv-z]{25}$/
const isIdOf = (prefix: string) => (value: string) => idForm.exec(value)?.[1] === prefix

const isOneOf = (values: readonly string[]) => (value: string) => values.includes(value)
const isKept = (value: string) => value.isWellFormed() && !value.includes("\u0000")

function isObject(json: string): boolean {
  try {
    return typeof JSON.parse(json) === "object" && isKept(json)
  } catch {
    return false
  }
}

/** A name in an address, what may stand behind it, and whether it may be there more than once. */
type Part = { isMany: boolean; isValid: (value: string) => boolean }

const one = (isValid: Part["isValid"]): Part => ({ isMany: false, isValid })
const many = (isValid: Part["isValid"]): Part => ({ isMany: true, isValid })

const ofLists: Record<string, Part> = {
  view: one(isOneOf(inboxViews)),
  view_id: one(isIdOf("viw")),
  sort: one((value) => inboxSorts.includes(value as InboxSort)),
  where: one((value) => value.length <= maxCondition && isObject(value)),
  q: one((value) => value.length <= maxText && isKept(value)),
  cursor: one((value) => /^[\w-]{1,200}$/.test(value)),
}

/** The names by which a field's filters stand in addresses. */
export function addressNamesOf([name, { kind, filter }]: [FieldName, FilteredField]): string[] {
  const address = filter.address ?? filter.name ?? name
  if (kind === "time") return [`${address}_from`, `${address}_to`]
  return kind === "set" ? [address, `all_${address}s`] : [address]
}

/** What may stand behind them. */
function partOf(field: Field): Part {
  switch (field.kind) {
    case "choice":
      return many(isOneOf(Object.keys(field.choices)))
    case "status":
      return many((value) => /^[\w-]{1,40}$/.test(value))
    case "reference": {
      const words = isOneOf(field.me ? ["me", "none"] : ["none"])
      const isId = isIdOf(things[field.to])
      return many((value) => words(value) || isId(value))
    }
    case "set":
      return many(isIdOf(things[field.to]))
    case "party":
      return one(field.to === "contact" ? isIdOf("con") : (value) => value.length <= 100 && isKept(value))
    case "time":
      return one(isDay)
    default:
      return one(isOneOf(["1"]))
  }
}

const parts = new Map([
  ...Object.entries(ofLists),
  ...filteredFields.flatMap((field) => addressNamesOf(field).map((name) => [name, partOf(field[1])] as const)),
])

/** Names of all that an address of a list is made of. */
export const fieldNames: readonly string[] = [...parts.keys()]

/** Reads fields of an address one by one, and remembers what was odd in them. */
export function readFields(params: URLSearchParams) {
  const odd = new Set<string>()
  function read(name: string): string[] {
    const { isMany, isValid } = parts.get(name) ?? one(() => false)
    const most = isMany ? maxValues : 1
    const filled = params.getAll(name).filter((value) => value.trim() !== "")
    const values = [...new Set(filled.filter(isValid))]
    if (values.length < filled.length || values.length > most) odd.add(name)
    return values.slice(0, most)
  }
  return {
    read,
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
