/**
 * The list that an address asks for, and the address of a list: pure, so that pages use it on the server and in the
 * browser (`fdm-helpdesk/inbox-query`). An address is anybody's to write: whatever is odd in it is left out and named,
 * and what is left is an input that `getInbox` and `searchTickets` take as it is.
 *
 * @module
 */
import type { AgentId, ContactId, SavedViewId, TagId } from "../kernel/ids.js"
import type { Channel, Priority, StatusCategory } from "../kernel/ticket-sets.js"
import { fieldNames, type ListName, readFields, type SingleName } from "./inbox-query-fields.js"
import type { InboxSort, InboxView } from "./inbox-sets.js"
import { dayAfter, dayOf, startOfDay } from "./local-days.js"

export { channels, priorities, statusCategories } from "../kernel/ticket-sets.js"
export { type InboxSort, type InboxView, inboxSorts, inboxViews } from "./inbox-sets.js"
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
  filters: {
    status?: string[]
    category?: StatusCategory[]
    priority?: Priority[]
    assignee?: (AgentId | "me" | "none")[]
    tags?: { any?: TagId[]; all?: TagId[] }
    requester?: ContactId
    farm?: string
    channel?: Channel[]
    createdFrom?: Date
    createdTo?: Date
    activeFrom?: Date
    activeTo?: Date
    unread?: true
  }
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
  const { one, many: manyOf, ignored } = readFields(params)
  const many = <Value>(name: ListName) => manyOf(name) as Value[] | undefined
  const from = (name: SingleName) => days(one(name), (day) => startOfDay(day, timeZone))
  const to = (name: SingleName) => days(one(name), (day) => startOfDay(dayAfter(day), timeZone))
  const tags = given({ any: many<TagId>("tag"), all: many<TagId>("all_tags") })
  const filters = given({
    status: many<string>("status"),
    category: many<StatusCategory>("category"),
    priority: many<Priority>("priority"),
    assignee: many<AgentId | "me" | "none">("assignee"),
    tags: Object.keys(tags).length > 0 ? tags : undefined,
    requester: one("requester") as ContactId | undefined,
    farm: one("farm"),
    channel: many<Channel>("channel"),
    createdFrom: from("created_from"),
    createdTo: to("created_to"),
    activeFrom: from("active_from"),
    activeTo: to("active_to"),
    unread: one("unread") ? (true as const) : undefined,
  })
  const text = one("q")?.trim()
  const query = given({
    viewId: one("view_id") as SavedViewId | undefined,
    sort: one("sort") as InboxSort | undefined,
    text: text || undefined,
    cursor: one("cursor"),
  })
  const view = (one("view") as InboxView | undefined) ?? defaultView(text)
  return { query: { view, filters, ...query }, ignored: ignored(others) }
}

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

const days = (day: string | undefined, at: (day: string) => Date) => (day ? at(day) : undefined)

/** Without what is undefined, which a strict input would take for given. */
function given<Part extends object>(part: Part): { [Key in keyof Part]?: NonNullable<Part[Key]> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part
}

/**
 * The address of a list, which says its view whenever it names a saved one: reading it gives the same list, for readers in the same time zone. Times become days, so a range
 * that begins or ends within a day becomes that whole day.
 */
export function writeInboxQuery(query: Partial<InboxQuery>, { timeZone }: { timeZone: string }): URLSearchParams {
  const { view, viewId, filters = {}, sort, text, cursor } = query
  const last = (at: Date | undefined) => at && dayOf(new Date(at.getTime() - 1), timeZone)
  const first = (at: Date | undefined) => at && dayOf(at, timeZone)
  const fields: Record<SingleName | ListName, string | readonly string[] | undefined> = {
    view: view === defaultView(text) && !viewId ? undefined : view,
    view_id: viewId,
    q: text,
    sort,
    status: filters.status,
    category: filters.category,
    priority: filters.priority,
    assignee: filters.assignee,
    tag: filters.tags?.any,
    all_tags: filters.tags?.all,
    requester: filters.requester,
    farm: filters.farm,
    channel: filters.channel,
    created_from: first(filters.createdFrom),
    created_to: last(filters.createdTo),
    active_from: first(filters.activeFrom),
    active_to: last(filters.activeTo),
    unread: filters.unread && "1",
    cursor,
  }
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : (value ?? [])).map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(entries)
}
