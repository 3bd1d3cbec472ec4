import { and, eq, isNull, not, or, type SQL, sql } from "drizzle-orm"
import { type AgentActor, visibleTo } from "../access/index.js"
import { mentions, ticketAssignments, tickets } from "../db/schema-helpdesk.js"
import { afterCursor, orderBy } from "./cursor.js"
import { type InboxFilters, matching } from "./inbox-filters.js"
import type { InboxSort, InboxView } from "./inbox-sets.js"

export type InboxQuery = {
  view: InboxView
  filters: InboxFilters
  sort: InboxSort
  limit: number
  cursor?: string | undefined
}

/** Where tickets of a view are found. `is_active` is written out, never a parameter, or the partial indexes would not be used. */
type Source = { from: SQL; condition: SQL | undefined }

const allTickets = sql`${tickets}`
const active = sql`${tickets.isActive}`

/** The tickets on which an agent sits beside the one who answers for them. */
function additionalSeats(actor: AgentActor): Source {
  const { ticketId, agentId, unassignedAt, isPrimary } = ticketAssignments
  const isTheirs = and(eq(agentId, actor.agentId), isNull(unassignedAt), not(isPrimary))
  return {
    from: sql`${ticketAssignments} join ${tickets} on ${tickets.id} = ${ticketId}`,
    condition: and(active, isTheirs, sql`${tickets.assigneeId} is distinct from ${actor.agentId}`),
  }
}

/** One source a view, but two for `mine`: an `or` over both could not be read along an index. */
export function sourcesOf(view: InboxView, actor: AgentActor): Source[] {
  const where = (...conditions: (SQL | undefined)[]) => [{ from: allTickets, condition: and(...conditions) }]
  switch (view) {
    case "mine":
      return [...where(active, eq(tickets.assigneeId, actor.agentId)), additionalSeats(actor)]
    case "unassigned":
      return where(active, isNull(tickets.assigneeId))
    case "mentioned":
      return where(mentioning(actor))
    case "open":
      return where(active)
    case "waiting":
      return where(active, sql`${tickets.statusCategory} = 'waiting'`)
    case "closed":
      return where(sql`not ${tickets.isActive}`)
    case "all":
      return where(undefined)
  }
}

/** Whether a ticket is in a view, for lists that are found in another way. */
export function inView(view: InboxView, actor: AgentActor): SQL | undefined {
  const [first, ...others] = sourcesOf(view, actor)
  const beside = others.map(
    ({ from, condition }) => sql`${tickets.id} in (select ${tickets.id} from ${from} where ${condition})`,
  )
  return beside.length > 0 ? or(first?.condition, ...beside) : first?.condition
}

/** A note called this agent. With `isUnseen`: and the agent has yet to see it. */
export function mentioning(actor: AgentActor, { isUnseen = false } = {}): SQL {
  return sql`exists (select from ${mentions} where ${mentions.ticketId} = ${tickets.id}
    and ${mentions.agentId} = ${actor.agentId}${isUnseen ? sql` and ${mentions.seenAt} is null` : sql``})`
}

/**
 * The tickets of one page and one more, in order, as a table `page (id, created_at, last_message_at, priority_rank)`.
 * What rows show besides is joined to it, so that it is read for the page alone, whatever the planner thinks.
 */
export function pageTable(actor: AgentActor, { view, filters, sort, limit, cursor }: InboxQuery): SQL {
  const narrowed = and(visibleTo(actor), matching(filters, actor), afterCursor(sort, cursor, allTickets))
  const parts = sourcesOf(view, actor).map(
    ({ from, condition }) => sql`(select ${tickets.id}, ${tickets.createdAt}, ${tickets.lastMessageAt},
      ${tickets.priorityRank} from ${from} where ${and(condition, narrowed)} order by ${orderBy(sort, allTickets)} limit ${limit + 1})`,
  )
  const [only] = parts
  if (parts.length === 1 && only) return sql`${only} page`
  const all = sql.join(parts, sql` union all `)
  return sql`(select * from (${all}) parts order by ${orderBy(sort, sql`parts`)} limit ${limit + 1}) page`
}
