import { z } from "zod"
import { storable } from "../kernel/index.js"
import { getInboxInput } from "./get-inbox.js"
import { type InboxFilters, inboxFiltersSchema } from "./inbox-filters.js"
import { type InboxSort, type InboxView, inboxSorts, inboxViews } from "./inbox-sets.js"
import { defaultInboxColumns, type InboxColumn, inboxColumns } from "./saved-view-sets.js"

/**
 * What a saved view asks for. It is checked by the schemas of the lists when it is saved. It is kept for years, so it is
 * read with patience: what a later version knows no more is left out and named, and the rest still makes a list. A tag or
 * an agent that is gone is no such case: the filter stays and finds what it finds, because a list that silently grew
 * would be taken for what it was.
 */
export const savedQuerySchema = z
  .strictObject({
    view: getInboxInput.shape.view,
    filters: inboxFiltersSchema.prefault({}),
    /** None for the list's own order: last activity, or relevance for a search. */
    sort: z.enum(inboxSorts).optional(),
    /** What to search for, besides. */
    text: z
      .string()
      .max(500)
      .transform((text) => storable(text.trim()) || undefined)
      .optional(),
  })
  .transform(({ filters, ...query }) => withoutNothing({ ...query, filters: withoutNothing(filters) }) as SavedQuery)

/** A list as it is kept: what `getInbox` takes and, with a `text`, `searchTickets`. */
export type SavedQuery = { view: InboxView; filters: InboxFilters; sort?: InboxSort; text?: string }

/** The columns of a view: each once, and never without the subject, which is what a row is known by. */
export const columnsSchema = z
  .array(z.enum(inboxColumns))
  .max(inboxColumns.length)
  .refine((columns) => new Set(columns).size === columns.length, { error: "a column twice" })
  .refine((columns) => columns.includes("subject"), { error: "without the subject" })

/** Reads what was kept. `lost` names what of it nobody knows any more. */
export function readSavedQuery(kept: Record<string, unknown>): { query: SavedQuery; lost: string[] } {
  const lost: string[] = []
  const one = <Value>(name: string, schema: z.ZodType<Value>): Value | undefined => {
    if (kept[name] === undefined) return undefined
    const read = schema.safeParse(kept[name])
    if (!read.success) lost.push(name)
    return read.data
  }
  const query = {
    view: one("view", z.enum(inboxViews)) ?? "open",
    filters: readFilters(kept.filters, lost),
    sort: one("sort", z.enum(inboxSorts)),
    text: one("text", z.string()),
  }
  return { query: withoutNothing(query) as SavedQuery, lost }
}

/** Columns that are gone are passed over. */
export function readColumns(kept: readonly string[]): InboxColumn[] {
  const known = kept.filter((column): column is InboxColumn => (inboxColumns as readonly string[]).includes(column))
  return known.includes("subject") ? known : [...defaultInboxColumns]
}

const filterSchemas: Record<string, z.ZodType> = inboxFiltersSchema.shape

function readFilters(kept: unknown, lost: string[]): InboxFilters {
  const filters = Object.entries(typeof kept === "object" && kept ? kept : {}).map(([name, value]) => {
    const schema = Object.hasOwn(filterSchemas, name) ? filterSchemas[name] : undefined
    const read = schema && readFilter(schema, value)
    if (read === undefined) lost.push(name)
    return [name, read]
  })
  return withoutNothing(Object.fromEntries(filters)) as InboxFilters
}

/** JSON has no dates: a text that isn't the filter's may be one. */
function readFilter(schema: z.ZodType, value: unknown): unknown {
  const read = schema.safeParse(value)
  return read.success || typeof value !== "string" ? read.data : schema.safeParse(new Date(value)).data
}

function withoutNothing(fields: Record<string, unknown>): Record<string, unknown> {
  const isSomething = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSomething(value)))
}
