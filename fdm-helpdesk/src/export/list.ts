import { and, lte, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type DeskActor, visibleTo } from "../access/index.js"
import { tickets } from "../db/schema-helpdesk.js"
import { type Db, guarded, storable, type TicketId } from "../kernel/index.js"
import { given, holding } from "../list/clause.js"
import { clausesOf, inboxFiltersSchema } from "../list/inbox-filters.js"
import { inView } from "../list/inbox-page.js"
import { type InboxView, inboxViews } from "../list/inbox-sets.js"
import { resolveSearch } from "../search/narrow/resolve-search.js"
import { refusedIn } from "../search/query/refused-words.js"
import { searchTickets } from "../search/search-tickets.js"
import { conditionSchema } from "../ticket/fields/condition-schema.js"
import { timeFilters } from "../ticket/fields/filters.js"

/**
 * Which tickets: a list as `getInbox` takes it, or a search as `searchTickets` does. An order, columns and a page may
 * stand in it, as in the query of a saved view, and count for nothing: a file holds the whole list, oldest first.
 */
export const exportListSchema = z.object({
  /** `open` unless given; for a search, all tickets. */
  view: z.enum(inboxViews).optional(),
  filters: inboxFiltersSchema.prefault({}),
  where: conditionSchema.optional(),
  /** Of a search. */
  text: z
    .string()
    .transform((text) => storable(text.slice(0, 10_000)).trim())
    .optional(),
})

/** Which tickets, as `exportListSchema` has read it. */
export type ExportList = z.output<typeof exportListSchema>

const searchPage = 200

type Asked = { list: ExportList; askedAt: Date; timeZone: string }

/**
 * The tickets of a list, as a condition over `tickets` that every statement of a file carries: what the actor may see, of
 * what was there when the file was asked for. A search is done once, here; which tickets it found then stays.
 */
export async function conditionOf(db: Db, actor: DeskActor, asked: Asked): Promise<SQL> {
  const { list, askedAt } = asked
  const chosen = list.text ? await chosenBy(db, actor, asked, list.text) : holds(actor, list.view ?? "open", asked)
  return and(visibleTo(actor), lte(tickets.createdAt, askedAt), chosen) ?? sql`false`
}

function holds(actor: DeskActor, view: InboxView, { list, askedAt }: Pick<Asked, "list" | "askedAt">): SQL | undefined {
  const within = view === "all" ? undefined : inView(view, actor, askedAt)
  return and(within, holding(clausesOf(list, actor, askedAt)))
}

/** Operators alone make a list, however long; words find what a search finds, which is bounded. */
async function chosenBy(db: Db, actor: DeskActor, { list, askedAt, timeZone }: Asked, text: string) {
  const { view, filters, where } = list
  const meant = await guarded(() => resolveSearch(db, actor, { text, view, filters, timeZone }, askedAt))
  if (meant.findsNothing) return sql`false`
  const asList = async () => {
    const refused = await guarded(() => refusedIn(db, actor, meant))
    return and(
      holds(actor, meant.view ?? "all", { list: { filters: meant.filters, where }, askedAt }),
      holding(given(refused)),
    )
  }
  const isWordless = meant.people.length === 0 && meant.words.every(({ isExcluded }) => isExcluded)
  if (meant.hasOperators && isWordless) return asList()
  const ids = new Set<TicketId>()
  let cursor: string | undefined
  do {
    const asked = { text, view, filters, where, timeZone, sort: "newest", limit: searchPage, cursor } as const
    const page = await searchTickets(db, actor, asked, askedAt)
    if (meant.hasOperators && page.hints.some(({ kind }) => kind === "filler_only")) return asList()
    for (const { id } of page.rows) ids.add(id)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return isAmong([...ids])
}

/** As one parameter, however many they are. */
function isAmong(ids: readonly TicketId[]): SQL {
  return sql`${tickets.id} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
}

/** A list that was kept as JSON, where times are text. */
export function keptList(kept: Record<string, unknown>): unknown {
  const filters: Record<string, unknown> = { ...(kept.filters as object | undefined) }
  const times = Object.entries(filters).filter(([name]) => timeFilters.has(name))
  return {
    ...kept,
    filters: { ...filters, ...Object.fromEntries(times.map(([name, at]) => [name, new Date(String(at))])) },
  }
}
