import { isNull, type SQL, sql } from "drizzle-orm"
import { type DeskActor, requireAgent, seesAllTickets, sightOf, within } from "../access/index.js"
import { mentionedTickets, ticketAssignments, tickets, ticketTagsMap } from "../db/schema-helpdesk.js"
import { arrayText } from "../kernel/index.js"
import type { Comparison, Condition } from "../ticket/fields/condition.js"
import { allFields, type FieldName } from "../ticket/fields/ticket-fields.js"
import { type Clause, fixed } from "./clause.js"
import { clauseOf, wantedOf } from "./condition-clause.js"
import { type Asked, partsOfAsked } from "./inbox-filters.js"
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
export type Driver = "tickets" | "tagged" | "beside" | "mentioned"

/** The table of a driver, with the columns that lists are sorted by under the names that they have on `tickets`. */
export const driverTables: Record<Driver, SQL> = {
  tickets: sql`${tickets}`,
  tagged: sql`(select ticket_id as id, tag_id, is_active, ticket_created_at as created_at, last_message_at, priority_rank
    from ${ticketTagsMap}) tagged`,
  beside: sql`(select ticket_id as id, agent_id from ${ticketAssignments}
    where unassigned_at is null and not is_primary and is_active) beside`,
  mentioned: sql`(select ticket_id as id, agent_id, ticket_created_at as created_at, last_message_at, priority_rank
    from ${mentionedTickets}) mentioned`,
}

/** What of a list says which tickets it holds. */
export type Held = Asked & {
  view: InboxView
  /** What no filter can say, such as words that must not be there. */
  also?: readonly Clause[] | undefined
}

const open = fixed("open", sql`${tickets.isActive}`)
const done = fixed("done", sql`not ${tickets.isActive}`)
const nobodys = fixed("nobody's", isNull(tickets.assigneeId))
const tagged = {
  open: fixed("tagged open", sql`tagged.is_active`),
  done: fixed("tagged done", sql`not tagged.is_active`),
}

/** More ranges than this cost more than they save; what is asked for is then looked at row by row. */
const maxRanges = 16

/** The sources of a list. Only those of several tags may give a ticket twice. */
export function sourcesOf(held: Held, actor: DeskActor, now: Date): Source[] {
  const { view, also = [] } = held
  const clauseOfPart = (part: Condition) => clauseOf(part, actor, now)
  const { ranges, left } = splitOf(view, partsOfAsked(held), actor, clauseOfPart)
  const rest = [
    ...(seesAllTickets(actor) ? [] : [within(sightOf(actor))]),
    ...(view === "unassigned" ? [nobodys] : []),
    ...(view === "waiting" ? [clauseOfPart({ field: "category", in: ["waiting"] })] : []),
    ...left.map(clauseOfPart),
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

/** The ranges that a list is split into, and the conditions that are left to look at. */
type Split = { ranges: Source[]; left: readonly Condition[] }

function splitOf(
  view: InboxView,
  parts: readonly Condition[],
  actor: DeskActor,
  clauseOfPart: (part: Comparison) => Clause,
): Split {
  if (view === "mine") return { ranges: ownRanges(actor), left: parts }
  if (view === "mentioned") return { ranges: [{ driver: "mentioned", clauses: [mentions(actor)] }], left: parts }
  const led = (by: Condition | undefined, ranges: Source[]) => ({ ranges, left: parts.filter((part) => part !== by) })
  const [any, all] = [findIn(parts, "tags"), parts.find(isTagsOfAll)]
  const assignee = view === "unassigned" ? undefined : findIn(parts, "assignee")
  const agents = wantedOf(assignee?.in ?? [], actor)
  // A tag's tickets are fewer than nobody's.
  if (fits(agents) && !((any || all) && agents.includes(null)))
    return led(
      assignee,
      agents.map((id) => onTickets(clauseOfPart({ field: "assignee", in: [id] }))),
    )
  if (any && fits(any.in)) return led(any, any.in.map(rangeOfTag))
  if (all) return all.has.length === 1 ? led(all, all.has.map(rangeOfTag)) : led(undefined, [rangeOfRarest(all.has)])
  const sorted = sortedFields.map((field) => findIn(parts, field)).find((part) => part && fits(part.in))
  if (sorted)
    return led(
      sorted,
      sorted.in.map((one) => onTickets(clauseOfPart({ field: sorted.field, in: [one] }))),
    )
  return led(undefined, [{ driver: "tickets", clauses: [] }])
}

type In = Extract<Comparison, { in: unknown }>

function findIn(parts: readonly Condition[], field: FieldName): In | undefined {
  return parts.find((part): part is In => "field" in part && part.field === field && "in" in part && part.in.length > 0)
}

const isTagsOfAll = (part: Condition): part is Extract<Comparison, { has: unknown }> =>
  "has" in part && part.field === "tags" && part.has.length > 0

/** Fields whose values an index has in the order of lists: each is a range. */
const sortedFields = allFields.flatMap(([name, { kind, sorts }]) => (sorts && kind !== "time" ? [name] : []))

const fits = (values: readonly unknown[]) => values.length > 0 && values.length <= maxRanges

const onTickets = (clause: Clause): Source => ({ driver: "tickets", clauses: [clause] })

/** The tickets that an agent answers for, and those on which they sit beside the one who does. */
function ownRanges(actor: DeskActor): Source[] {
  requireAgent(actor)
  const { agentId } = actor
  const isBeside = [valued("sits", agentId, (id) => sql`beside.agent_id = ${id}`), notFirst(agentId)]
  return [
    onTickets(valued("assignee=", agentId, (id) => sql`${tickets.assigneeId} = ${id}`)),
    { driver: "beside", clauses: isBeside },
  ]
}

const notFirst = (agentId: string) =>
  valued("not first", agentId, (id) => sql`${tickets.assigneeId} is distinct from ${id}`)

function mentions(actor: DeskActor): Clause {
  requireAgent(actor)
  return valued("mentions", actor.agentId, (id) => sql`mentioned.agent_id = ${id}`)
}

function rangeOfTag(tag: string | null): Source {
  return { driver: "tagged", clauses: [valued("tag=", tag ?? "", (id) => sql`tagged.tag_id = ${id}`)] }
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

/** One range, or two where a list holds what is open and what is done. A requester, a farm or mentions have one range of all. */
function scopesOf(view: InboxView, left: readonly Condition[], driver: Driver): Clause[][] {
  const isOfParty = (["requester", "farm"] as const).some((field) => findIn(left, field)?.in.length === 1)
  const isOne = driver === "mentioned" || (driver === "tickets" && isOfParty)
  if (isOne && (view === "all" || view === "mentioned")) return [[]]
  const [ofOpen, ofDone] = driver === "tagged" ? [tagged.open, tagged.done] : [open, done]
  if (view === "all") return [[ofOpen], [ofDone]]
  return [view === "closed" ? [ofDone] : [ofOpen]]
}
