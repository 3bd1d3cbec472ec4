import type { Words } from "../ticket/fields/field.js"
import { allFields, type FieldName, type ticketFields } from "../ticket/fields/ticket-fields.js"

/**
 * The views of the shared inbox. `mine` are the tickets that an agent is on, as the one who answers for them or beside
 * that one. All but `mentioned`, `closed` and `all` hold active tickets only: what still asks for work.
 */
export const inboxViews = ["mine", "unassigned", "mentioned", "open", "waiting", "closed", "all"] as const
/** One of `inboxViews`. */
export type InboxView = (typeof inboxViews)[number]

type Sorted<Described> = Described extends { sorts: infer Sorts } ? keyof Sorts : never
/** An order of a field, such as `newest`; of those in one place the one with the last public message comes first. */
export type InboxSort = Sorted<(typeof ticketFields)[FieldName]>

/** Each order with its field. */
export const sortFields = Object.fromEntries(
  allFields.flatMap(([field, { sorts = {} }]) =>
    Object.entries(sorts).map(([sort, words]) => [sort, { field, ...words }]),
  ),
) as Record<InboxSort, { field: FieldName; isAscending?: true } & Words>

/** All orders; the first is the one that a list has by itself. */
export const inboxSorts: readonly InboxSort[] = [
  "activity",
  ...(Object.keys(sortFields) as InboxSort[]).filter((sort) => sort !== "activity"),
]

/** As far as views are counted: a number that is this high means "this many or more". */
export const countLimit = 1000
