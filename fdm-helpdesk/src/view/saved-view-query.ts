import { z } from "zod"
import { storable } from "../kernel/index.js"
import { getInboxInput } from "../list/get-inbox.js"
import { type InboxFilters, inboxFiltersSchema, partsOfAsked } from "../list/inbox-filters.js"
import { type InboxSort, type InboxView, inboxSorts, inboxViews } from "../list/inbox-sets.js"
import type { Condition } from "../ticket/fields/condition.js"
import { conditionSchema } from "../ticket/fields/condition-schema.js"
import { filtersOf } from "../ticket/fields/filters.js"
import { defaultInboxColumns, type InboxColumn, inboxColumns } from "./saved-view-sets.js"

/**
 * What a saved view asks for. It is checked by the schemas of the lists when it is saved, and kept as a condition. It is kept for
 * years, so it is read with patience: what a later version knows no more is left out and named, and the rest still makes a
 * list. A tag or an agent that is gone is no such case: the filter stays and finds what it finds, because a list that silently
 * grew would be taken for what it was.
 */
export const savedQuerySchema = z
  .strictObject({
    view: getInboxInput.shape.view,
    filters: inboxFiltersSchema.prefault({}),
    where: conditionSchema.optional(),
    /** None for the list's own order: last activity, or relevance for a search. */
    sort: z.enum(inboxSorts).optional(),
    /** What to search for, besides. */
    text: z
      .string()
      .max(500)
      .transform((text) => storable(text.trim()) || undefined)
      .optional(),
  })
  .transform(({ filters, where, ...query }) => queryOf(query, partsOfAsked({ filters, where })))

/** A list as it is kept: what `getInbox` takes and, with a `text`, `searchTickets`. `where` is what filters can't say. */
export type SavedQuery = { view: InboxView; filters: InboxFilters; where?: Condition; sort?: InboxSort; text?: string }

function queryOf(query: object, parts: readonly Condition[]): SavedQuery {
  const { filters, rest } = filtersOf(parts)
  const where = rest.length > 0 ? { all: rest } : undefined
  return withoutNothing({ ...query, filters, where }) as SavedQuery
}

/** The row of a query: what it asks of tickets as a condition with a version. */
export function keptQuery({ filters, where, ...query }: SavedQuery): Record<string, unknown> {
  return { ...query, condition: { version: 1, where: { all: partsOfAsked({ filters, where }) } } }
}

/** The columns of a view: each once, and never without the subject, which is what a row is known by. */
export const columnsSchema = z
  .array(z.enum(inboxColumns))
  .max(inboxColumns.length)
  .refine((columns) => new Set(columns).size === columns.length, { error: "a column twice" })
  .refine((columns) => columns.includes("subject"), { error: "without the subject" })

/** Reads what was kept. `lost` names what of it nobody knows any more. */
export function readSavedQuery(kept: Record<string, unknown>): { query: SavedQuery; lost: string[] } {
  const lost = Object.keys(kept).filter((name) => !["view", "condition", "sort", "text"].includes(name))
  const one = <Value>(name: string, schema: z.ZodType<Value>): Value | undefined => {
    if (kept[name] === undefined) return undefined
    const read = schema.safeParse(kept[name])
    if (!read.success) lost.push(name)
    return read.data
  }
  const { where } = one("condition", z.object({ version: z.literal(1), where: z.unknown() })) ?? {}
  const parts = partsIn(where).flatMap((part) => {
    const read = conditionSchema.safeParse(part)
    if (!read.success) lost.push(nameOf(part))
    return read.success ? [read.data] : []
  })
  const query = {
    view: one("view", z.enum(inboxViews)) ?? "open",
    sort: one("sort", z.enum(inboxSorts)),
    text: one("text", z.string()),
  }
  return { query: queryOf(query, parts), lost }
}

/** What of a condition has to hold, whatever it is. */
function partsIn(where: unknown): unknown[] {
  const { all } = (typeof where === "object" && where ? where : {}) as { all?: unknown }
  if (Array.isArray(all)) return all
  return where === undefined ? [] : [where]
}

/** A part that nobody knows goes by the field that it speaks of. */
function nameOf(part: unknown): string {
  const { field } = (typeof part === "object" && part ? part : {}) as { field?: unknown }
  return typeof field === "string" ? field : "condition"
}

/** Columns that are gone are passed over. */
export function readColumns(kept: readonly string[]): InboxColumn[] {
  const known = kept.filter((column): column is InboxColumn => (inboxColumns as readonly string[]).includes(column))
  return known.includes("subject") ? known : [...defaultInboxColumns]
}

function withoutNothing(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
