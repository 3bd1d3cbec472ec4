import { isNull, type SQL, sql } from "drizzle-orm"
import { type AgentActor, seesAllTickets, visibleTo } from "../access/index.js"
import { mentionedTickets, ticketAssignments, tickets, ticketTagsMap } from "../db/schema-helpdesk.js"
import { arrayText, type Priority } from "../kernel/index.js"
import { type Clause, fixed, given } from "./clause.js"
import {
  assigneeIs,
  categoryAmong,
  clausesOf,
  type InboxFilters,
  priorityAmong,
  wantedAgents,
} from "./inbox-filters.js"
import type { InboxView } from "./inbox-sets.js"

/**
 * A list is a merge of ranges of indexes: each source is one that is read in the order of the list, so that a page costs
 * its rows however many tickets there are. What is open and what is done are two ranges (`is_active` leads the indexes), and
 * so are two agents, two tags, two priorities. Conditions that no index has are looked at row by row along the way.
 */
export type Source = {
  driver: Driver
  /** What has to hold. `is_active` is written out, never a value, or no index would have the order. */
  clauses: Clause[]
  /** All of the clauses are of the driver's own table, so that a count need not look at the tickets. */
  isOfDriver?: boolean
}

/** The table that a range is of: tickets themselves, or one that leads to them. */
export type Driver = "tickets" | "tagged" | "beside" | "called"

/** The table of a driver, with the columns that lists are sorted by under the names that they have on `tickets`. */
export const driverTables: Record<Driver, SQL> = {
  tickets: sql`${tickets}`,
  tagged: sql`(select ticket_id as id, tag_id, is_active, ticket_created_at as created_at, last_message_at, priority_rank
    from ${ticketTagsMap}) tagged`,
  beside: sql`(select ticket_id as id, agent_id from ${ticketAssignments}
    where unassigned_at is null and not is_primary and is_active) beside`,
  called: sql`(select ticket_id as id, agent_id, ticket_created_at as created_at, last_message_at, priority_rank
    from ${mentionedTickets}) called`,
}

/** What of a list says which tickets it holds. */
export type Held = {
  view: InboxView
  filters: InboxFilters
  /** What no filter can say, such as words that must not be there. */
  also?: readonly Clause[] | undefined
}

const open = fixed("open", sql`${tickets.isActive}`)
const done = fixed("done", sql`not ${tickets.isActive}`)
const nobodys = fixed("nobody's", isNull(tickets.assigneeId))
const waiting = given(categoryAmong(["waiting"]))
const tagged = {
  open: fixed("tagged open", sql`tagged.is_active`),
  done: fixed("tagged done", sql`not tagged.is_active`),
}

/** More ranges than this cost more than they save; what is asked for is then looked at row by row. */
const maxRanges = 16

/** The sources of a list. Only those of several tags may give a ticket twice. */
export function sourcesOf(held: Held, actor: AgentActor, now: Date): Source[] {
  const { view } = held
  const { ranges, left } = splitOf(held, actor)
  const { also = [] } = held
  const rest = [
    ...(seesAllTickets(actor) ? [] : [fixed("visible", visibleTo(actor))]),
    ...(viewClauses[view] ?? []),
    ...clausesOf(left, actor, now),
    ...also,
  ]
  return ranges.flatMap(({ driver, clauses }) =>
    scopesOf(view, left, driver).map((scope) => ({
      driver,
      clauses: [...clauses, ...scope, ...(clauses.length > 0 ? rest.map(aside) : rest)],
      isOfDriver: driver === "tagged" && rest.length === 0,
    })),
  )
}

/** A category is wider than an agent or a tag, but the planner knows only how many an average one has. */
function aside(clause: Clause): Clause {
  return clause.aside ? { ...clause, shape: `${clause.shape} aside`, where: clause.aside } : clause
}

const viewClauses: Partial<Record<InboxView, Clause[]>> = { unassigned: [nobodys], waiting }

/** The ranges that a list is split into, and the filters that are left to look at. */
type Split = { ranges: Source[]; left: InboxFilters }

function splitOf({ view, filters }: Held, actor: AgentActor): Split {
  if (view === "mine") return { ranges: ownRanges(actor), left: filters }
  if (view === "mentioned") return { ranges: [{ driver: "called", clauses: [calls(actor)] }], left: filters }
  const { any = [], all = [] } = filters.tags ?? {}
  const agents = view === "unassigned" ? [] : wantedAgents(filters.assignee, actor)
  const hasTags = any.length + all.length > 0
  // A tag's tickets are fewer than nobody's.
  if (fits(agents) && !(hasTags && agents.includes(null)))
    return { ranges: agents.map(rangeOfAgent), left: { ...filters, assignee: undefined } }
  if (fits(any)) return { ranges: any.map(rangeOfTag), left: { ...filters, tags: { any: [], all } } }
  const [only, ...more] = all
  if (only && more.length === 0) return { ranges: [rangeOfTag(only)], left: { ...filters, tags: { any, all: [] } } }
  if (only) return { ranges: [rangeOfRarest(all)], left: filters }
  if (filters.priority?.length)
    return { ranges: filters.priority.map(rangeOfPriority), left: { ...filters, priority: undefined } }
  return { ranges: [{ driver: "tickets", clauses: [] }], left: filters }
}

const fits = (values: readonly unknown[]) => values.length > 0 && values.length <= maxRanges

/** The tickets that an agent answers for, and those on which they sit beside the one who does. */
function ownRanges({ agentId }: AgentActor): Source[] {
  const isBeside = [valued("sits", agentId, (id) => sql`beside.agent_id = ${id}`), notFirst(agentId)]
  return [
    { driver: "tickets", clauses: [assigneeIs(agentId)] },
    { driver: "beside", clauses: isBeside },
  ]
}

const notFirst = (agentId: string) =>
  valued("not first", agentId, (id) => sql`${tickets.assigneeId} is distinct from ${id}`)

const calls = ({ agentId }: AgentActor) => valued("calls", agentId, (id) => sql`called.agent_id = ${id}`)

function rangeOfAgent(id: string | null): Source {
  return { driver: "tickets", clauses: [id === null ? nobodys : assigneeIs(id)] }
}

function rangeOfPriority(priority: Priority): Source {
  return { driver: "tickets", clauses: given(priorityAmong([priority])) }
}

function rangeOfTag(tag: string): Source {
  return { driver: "tagged", clauses: [valued("tag=", tag, (id) => sql`tagged.tag_id = ${id}`)] }
}

/**
 * Of tags that all have to be there, the rarest: the one whose five hundredth open ticket, counted from the newest, is the
 * oldest. That is quicker to find than how many there are, and is what a page along it costs.
 */
function rangeOfRarest(tags: readonly string[]): Source {
  const where = (list = sql`'{}'`) => sql`tagged.tag_id = (select one from unnest(${list}::text[]) one order by (
    select map.last_message_at from ${ticketTagsMap} map where map.tag_id = one and map.is_active
    order by map.last_message_at desc offset 500 limit 1) nulls first limit 1)`
  return { driver: "tagged", clauses: [{ shape: "rarest tag", values: [arrayText(tags)], where }] }
}

function valued(shape: string, value: string, where: (value: SQL) => SQL): Clause {
  return { shape, values: [value], where: (place = sql`null`) => where(place) }
}

/** One range, or two where a list holds what is open and what is done. A requester, a farm or a call has one range of all. */
function scopesOf(view: InboxView, { requester, farm }: InboxFilters, driver: Driver): Clause[][] {
  const isOne = driver === "called" || (driver === "tickets" && (requester !== undefined || farm !== undefined))
  if (isOne && (view === "all" || view === "mentioned")) return [[]]
  const [ofOpen, ofDone] = driver === "tagged" ? [tagged.open, tagged.done] : [open, done]
  if (view === "all") return [[ofOpen], [ofDone]]
  return [view === "closed" ? [ofDone] : [ofOpen]]
}
