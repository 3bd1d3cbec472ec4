import type { ContactId, Id, TagId } from "../../kernel/ids.js"
import type { Comparison, Condition } from "./condition.js"
import type { Field, ReferenceTo } from "./field.js"
import { allFields, type FieldName, type FieldsLike, type ticketFields } from "./ticket-fields.js"

type Fields = typeof ticketFields
type PartyId = { contact: ContactId; farm: string }

type Asked<Described> = Described extends { kind: "choice"; choices: infer Choices }
  ? (keyof Choices)[]
  : Described extends { kind: "status" }
    ? string[]
    : Described extends { kind: "reference"; to: infer To extends ReferenceTo }
      ? ((Described extends { me: object } ? "me" : never) | "none" | Id<To>)[]
      : Described extends { kind: "party"; to: infer To extends keyof PartyId }
        ? PartyId[To]
        : Described extends { kind: "set" }
          ? { any?: TagId[]; all?: TagId[] }
          : true

type TimeName = Fields[FieldsLike<{ kind: "time"; filter: { name: string } }>]["filter"]["name"]
type ByValue = Exclude<FieldsLike<{ filter: object }>, FieldsLike<{ kind: "time" }>>

/**
 * What a list of tickets can be narrowed by, as people write it: by the names of fields. All that is given has to hold, and of
 * several values any. Times are half-open: `…From` belongs to the range, `…To` doesn't.
 */
export type TicketFilters = { [Name in ByValue]?: Asked<Fields[Name]> | undefined } & {
  [Name in `${TimeName}${"From" | "To"}`]?: Date | undefined
}

/** A field that lists can be narrowed by. */
export type FilteredField = Field & { filter: NonNullable<Field["filter"]> }

/** Those fields in their order. */
export const filteredFields = allFields.filter(([, { filter }]) => filter) as [FieldName, FilteredField][]

/** The names of a field's filters. */
export function filterNamesOf([name, { kind, filter }]: [FieldName, FilteredField]): string[] {
  return kind === "time" ? [`${filter.name}From`, `${filter.name}To`] : [name]
}

/** The names of filters that are times, which JSON has as text. */
export const timeFilters: ReadonlySet<string> = new Set(
  filteredFields.filter(([, { kind }]) => kind === "time").flatMap(filterNamesOf),
)

/** Filters as what they compare, field by field. */
export function comparisonsOf(filters: TicketFilters): Comparison[] {
  return filteredFields.flatMap((field) => comparisons(field, filters))
}

function comparisons([field, described]: [FieldName, FilteredField], filters: Record<string, unknown>): Comparison[] {
  const [value, other] = filterNamesOf([field, described]).map((name) => filters[name])
  const { kind } = described
  if (kind === "time")
    return [...ends(value, (since) => ({ field, since })), ...ends(other, (before) => ({ field, before }))]
  if (value === undefined) return []
  if (kind === "unread") return [{ field, isUnread: true }]
  if (kind === "party") return [{ field, in: [value as string] }]
  if (kind !== "set")
    return some(value as string[], (all) => ({ field, in: all.map(kind === "reference" ? orNone : asIs) }))
  const { any = [], all = [] } = value as { any?: string[]; all?: string[] }
  return [...some(any, (ids) => ({ field, in: ids })), ...some(all, (ids) => ({ field, has: ids }))]
}

const ends = (at: unknown, comparison: (time: string) => Comparison) =>
  at === undefined ? [] : [comparison((at as Date).toISOString())]
const some = (values: string[], comparison: (values: string[]) => Comparison) =>
  values.length > 0 ? [comparison(values)] : []
const asIs = (value: string): string | null => value
const orNone = (value: string) => (value === "none" ? null : value)

/** Conditions that all have to hold, as filters as far as filters can say them, and the rest. */
export function filtersOf(parts: readonly Condition[]): { filters: TicketFilters; rest: Condition[] } {
  const filters: Record<string, unknown> = {}
  const rest = parts.filter((part) => {
    const found = "field" in part && filterOf(part)
    if (!found) return true
    const [name, value] = found
    const before = filters[name]
    // A second one of the same name is one more that has to hold.
    if (before !== undefined && !isHalf(before, value)) return true
    filters[name] = before === undefined ? value : { ...before, ...(value as object) }
    return false
  })
  return { filters: filters as TicketFilters, rest }
}

/** Of a set, what it has any of and what it has all of stand in one filter. */
function isHalf(before: unknown, value: unknown): before is object {
  const [one = "", other = ""] = [before, value].map((half) => Object.keys(half as object).join())
  return one !== other && ["any", "all"].includes(one) && ["any", "all"].includes(other)
}

function filterOf(comparison: Comparison): [name: string, value: unknown] | undefined {
  const entry = filteredFields.find(([name]) => name === comparison.field)
  if (!entry) return undefined
  const [name = "", last = ""] = filterNamesOf(entry)
  const { kind } = entry[1]
  if ("since" in comparison) return [name, new Date(comparison.since)]
  if ("before" in comparison) return [last, new Date(comparison.before)]
  if ("isUnread" in comparison) return comparison.isUnread ? [name, true] : undefined
  if ("has" in comparison) return comparison.has.length > 0 ? [name, { all: comparison.has }] : undefined
  if (!("in" in comparison) || comparison.in.length === 0) return undefined
  const values = comparison.in.map((value) => value ?? "none")
  if (kind === "party") return values.length === 1 ? [name, values[0]] : undefined
  return [name, kind === "set" ? { any: values } : values]
}
