/**
 * The list that an address asks for, and the address of a list: pure, so that pages use it on the server and in the
 * browser (`fdm-helpdesk/inbox-query`). An address is anybody's to write: whatever is odd in it is left out and named,
 * and what is left is an input that `getInbox` and `searchTickets` take as it is.
 *
 * @module
 */
import type { SavedViewId } from "../kernel/ids.js"
import type { InboxSort, InboxView } from "../list/inbox-sets.js"
import type { Condition } from "../ticket/fields/condition.js"
import { filteredFields, filterNamesOf, type TicketFilters } from "../ticket/fields/filters.js"
import { dayAfter, dayOf, startOfDay } from "../time/local-days.js"
import { addressNamesOf, fieldNames, readFields } from "./inbox-query-fields.js"

export { channels, priorities, statusCategories } from "../kernel/ticket-sets.js"
export { type InboxSort, type InboxView, inboxSorts, inboxViews, sortFields } from "../list/inbox-sets.js"
export type { Condition } from "../ticket/fields/condition.js"
export type { Field, Value, Words } from "../ticket/fields/field.js"
export { type FilteredField, filteredFields, filterNamesOf, type TicketFilters } from "../ticket/fields/filters.js"
export { type FieldName, setFields, ticketFields } from "../ticket/fields/ticket-fields.js"
export { addressNamesOf } from "./inbox-query-fields.js"
export {
  defaultInboxColumns,
  type InboxColumn,
  inboxColumns,
  savedViewsAtMost,
  type ViewIcon,
  viewIcons,
} from "./saved-view-sets.js"

/** The list that an address asks for. */
export type InboxQuery = {
  view: InboxView
  /** The saved view that the list began as. It says nothing of the list: see `asksOnlyForView`. */
  viewId?: SavedViewId | undefined
  filters: TicketFilters
  /** What filters can't say. An address has it as JSON; only `conditionSchema`, on the server, knows whether it is one. */
  where?: Condition | undefined
  /** Absent for the list's own order: last activity, or relevance for a search. */
  sort?: InboxSort | undefined
  /** What to search for. */
  text?: string | undefined
  cursor?: string | undefined
}

/** Whose address it is, for `readInboxQuery` and `writeInboxQuery`. */
export type InboxQueryOptions = {
  /** IANA name of the reader's time zone: a day in an address is a day of theirs. */
  timeZone: string
  /** Names of other things that the page's address may hold. */
  others?: readonly string[]
}

/**
 * Reads the list that an address asks for. Days are of the reader, both ends included (`created_to=2026-03-31` takes in
 * the whole of that day). Fields that a form left empty ask for nothing.
 *
 * @returns the query, and the names of what was left out: unknown, malformed, too long, or there more often than once
 */
export function readInboxQuery(
  params: URLSearchParams,
  { timeZone, others = [] }: InboxQueryOptions,
): { query: InboxQuery; ignored: string[] } {
  const { read, ignored } = readFields(params)
  const one = (name: string): string | undefined => read(name)[0]
  const filters = given(Object.assign({}, ...filteredFields.map((field) => filtersIn(field, read, timeZone))))
  const text = one("q")?.trim()
  const where = one("where")
  const query = given({
    where: where ? (JSON.parse(where) as Condition) : undefined,
    viewId: one("view_id") as SavedViewId | undefined,
    sort: one("sort") as InboxSort | undefined,
    text: text || undefined,
    cursor: one("cursor"),
  })
  const view = (one("view") as InboxView | undefined) ?? defaultView(text)
  return { query: { view, filters: filters as TicketFilters, ...query }, ignored: ignored(others) }
}

/** What an address says of one field. */
function filtersIn(
  field: (typeof filteredFields)[number],
  read: (name: string) => string[],
  timeZone: string,
): Record<string, unknown> {
  const [name = "", last = ""] = filterNamesOf(field)
  const [values = [], others = []] = addressNamesOf(field).map(read)
  const [value, other] = [values[0], others[0]]
  switch (field[1].kind) {
    case "time":
      return {
        [name]: value && startOfDay(value, timeZone),
        [last]: other && startOfDay(dayAfter(other), timeZone),
      }
    case "set": {
      const both = given({ any: some(values), all: some(others) })
      return { [name]: Object.keys(both).length > 0 ? both : undefined }
    }
    case "party":
      return { [name]: value }
    case "unread":
      return { [name]: value && true }
    default:
      return { [name]: some(values) }
  }
}

const some = (values: readonly string[]) => (values.length > 0 ? values : undefined)

/**
 * Whether an address names a saved view and nothing of a list but its page: then the list is what the view has saved. With
 * more in it, the list is what the address says, and the view is what it is compared with.
 */
export function asksOnlyForView(params: URLSearchParams): boolean {
  const names = new Set([...params].filter(([, value]) => value.trim() !== "").map(([name]) => name))
  return names.has("view_id") && !fieldNames.some((name) => names.has(name) && name !== "view_id" && name !== "cursor")
}

/** A list begins with what asks for work, a search looks everywhere. */
function defaultView(text: string | undefined): InboxView {
  return text ? "all" : "open"
}

/** Without what is undefined, which a strict input would take for given. */
function given<Part extends object>(part: Part): { [Key in keyof Part]?: NonNullable<Part[Key]> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part
}

/**
 * The address of a list, which says its view whenever it names a saved one: reading it gives the same list, for readers in the same time zone. Times become days, so a range
 * that begins or ends within a day becomes that whole day.
 */
export function writeInboxQuery(query: Partial<InboxQuery>, { timeZone }: { timeZone: string }): URLSearchParams {
  const { view, viewId, filters = {}, where, sort, text, cursor } = query
  const ofList = { view: view === defaultView(text) && !viewId ? undefined : view, view_id: viewId, q: text, sort }
  const fields = [
    ...Object.entries(ofList),
    ...filteredFields.flatMap((field) => written(field, filters, timeZone)),
    ["where", where && JSON.stringify(where)] as const,
    ["cursor", cursor] as const,
  ]
  const entries = fields.flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : (value ?? [])).map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(entries)
}

type Written = [name: string, value: string | readonly string[] | undefined]

/** What stands in an address for the filters of one field. */
function written(field: (typeof filteredFields)[number], filters: TicketFilters, timeZone: string): Written[] {
  const given = filterNamesOf(field).map((name) => (filters as Record<string, unknown>)[name])
  const [address = "", last = ""] = addressNamesOf(field)
  switch (field[1].kind) {
    case "time": {
      const [from, to] = given as (Date | undefined)[]
      return [
        [address, from && dayOf(from, timeZone)],
        [last, to && dayOf(new Date(to.getTime() - 1), timeZone)],
      ]
    }
    case "set": {
      const { any, all } = (given[0] ?? {}) as { any?: string[]; all?: string[] }
      return [
        [address, any],
        [last, all],
      ]
    }
    case "unread":
      return [[address, given[0] ? "1" : undefined]]
    default:
      return [[address, given[0] as string | string[] | undefined]]
  }
}
