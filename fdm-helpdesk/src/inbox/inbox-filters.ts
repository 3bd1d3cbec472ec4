import { eq, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import type { PgColumn } from "drizzle-orm/pg-core"
import { z } from "zod"
import type { AgentActor, RequesterActor } from "../access/index.js"
import { tickets, ticketViews } from "../db/schema-helpdesk.js"
import {
  arrayText,
  channels,
  hostId,
  idSchema,
  type Priority,
  priorities,
  type StatusCategory,
  statusCategories,
} from "../kernel/index.js"
import { type Clause, fixed, given } from "./clause.js"

/** A list without anything in it asks for nothing, as one that isn't given. */
const some = <Schema extends z.ZodType>(one: Schema) => z.array(one).max(50).optional()
const tagIds = z.array(idSchema("tag")).max(50).default([])
/** Years that JavaScript, Postgres and people write alike. */
const moment = z.date().min(new Date("0001-01-01T00:00:00Z")).max(new Date("9999-12-31T00:00:00Z")).optional()

/**
 * What a list of tickets can be narrowed by; all that is given has to hold. Times are half-open: `…From` belongs to the
 * range, `…To` doesn't.
 */
export const inboxFiltersSchema = z.strictObject({
  /** Keys of the workflow's statuses. One that no ticket is in finds nothing. */
  status: some(z.string().min(1).max(40)),
  category: some(z.enum(statusCategories)),
  priority: some(z.enum(priorities)),
  /** Who answers for it; `me` is the actor, `none` nobody. */
  assignee: some(z.union([z.literal("me"), z.literal("none"), idSchema("agent")])),
  /** Tickets that carry `any` of these tags, and `all` of those. No tag asks for nothing; a deleted one is on no ticket. */
  tags: z.strictObject({ any: tagIds, all: tagIds }).optional(),
  requester: idSchema("contact").optional(),
  /** The host's id of the farm that it is about. */
  farm: hostId(100).optional(),
  channel: some(z.enum(channels)),
  createdFrom: moment,
  createdTo: moment,
  /** Of the last message that the requester can read. */
  activeFrom: moment,
  activeTo: moment,
  /** What the actor has yet to read. */
  unread: z.literal(true).optional(),
  /** With a file in its conversation. */
  attachment: z.literal(true).optional(),
  /** Open past the time that its next step was due. */
  breached: z.literal(true).optional(),
})

/** Filters as `inboxFiltersSchema` has read them. */
export type InboxFilters = z.output<typeof inboxFiltersSchema>

type Person = AgentActor | RequesterActor

/** The conditions over `tickets` that say the same. Column by column, so that none of it is in the way of an index. */
export function clausesOf(filters: InboxFilters, actor: Person, now: Date): Clause[] {
  const { status, category, priority, assignee, tags, requester, farm, channel, attachment, breached, unread } = filters
  return given(
    oneOf(tickets.status, status),
    categoryAmong(category),
    priorityAmong(priority),
    oneOf(tickets.channel, channel),
    actor.type === "agent" && assignee?.length ? assignedTo(assignee, actor) : undefined,
    tags?.any.length ? tagged("any", tags.any, (ids) => sql`${tickets.tagIds} && ${ids}::text[]`) : undefined,
    tags?.all.length ? tagged("all", tags.all, (ids) => sql`${tickets.tagIds} @> ${ids}::text[]`) : undefined,
    oneOf(tickets.requesterId, requester && [requester]),
    oneOf(tickets.farmId, farm === undefined ? undefined : [farm]),
    since("createdFrom", tickets.createdAt, filters.createdFrom),
    before("createdTo", tickets.createdAt, filters.createdTo),
    since("activeFrom", tickets.lastMessageAt, filters.activeFrom),
    before("activeTo", tickets.lastMessageAt, filters.activeTo),
    attachment && fixed("attachment", sql`${tickets.attachmentCount} > 0`),
    breached && breachedAt(now),
    unread && unreadBy(actor),
  )
}

/** A single value is compared as such: along an index, an order holds behind one value, not behind any of several. */
function oneOf(column: PgColumn, values: readonly string[] | undefined): Clause | undefined {
  if (!values?.length) return undefined
  if (values.length > 1) return arrayClause(column.name, values, (list) => sql`${column} = any(${list}::text[])`)
  return { shape: `${column.name}=`, values, where: (value) => sql`${column} = ${value}` }
}

export function categoryAmong(wanted: readonly StatusCategory[] | undefined): Clause | undefined {
  const clause = oneOf(tickets.statusCategory, wanted)
  if (clause?.shape !== "status_category=") return clause
  return { ...clause, aside: (category = sql`''`) => sql`${tickets.statusCategory} || '' = ${category}` }
}

/** By rank, which the indexes have. */
export function priorityAmong(wanted: readonly Priority[] | undefined): Clause | undefined {
  const ranks = [...new Set(wanted?.map((priority) => priorities.indexOf(priority) + 1))]
  if (ranks.length === 0) return undefined
  const one = (rank: SQL) => sql`${tickets.priorityRank} = ${rank}::smallint`
  if (ranks.length === 1) return { shape: "priority=", values: ranks, where: (rank = sql`0`) => one(rank) }
  return arrayClause("priority", ranks.map(String), (list) => sql`${tickets.priorityRank} = any(${list}::smallint[])`)
}

function arrayClause(shape: string, values: readonly string[], where: (list: SQL) => SQL): Clause {
  return { shape, values: [arrayText(values)], where: (list = sql`'{}'`) => where(list) }
}

/** Taken for rare by the planner, which would then rather gather and sort all of a range than go along it. */
function tagged(shape: string, ids: readonly string[], where: (list: SQL) => SQL): Clause {
  return { ...arrayClause(shape, ids, where), aside: (list = sql`'{}'`) => sql`coalesce(${where(list)}, false)` }
}

function since(shape: string, column: PgColumn, at: Date | undefined): Clause | undefined {
  return at && { shape, values: [at.toISOString()], where: (time) => sql`${column} >= ${time}::timestamptz` }
}

function before(shape: string, column: PgColumn, at: Date | undefined): Clause | undefined {
  return at && { shape, values: [at.toISOString()], where: (time) => sql`${column} < ${time}::timestamptz` }
}

function breachedAt(now: Date): Clause {
  const where = (time?: SQL) => sql`${tickets.isActive} and ${tickets.nextDueAt} <= ${time}::timestamptz`
  return { shape: "breached", values: [now.toISOString()], where }
}

/** The agents that a filter asks for, by their ids, and null for nobody. */
export function wantedAgents(assignee: InboxFilters["assignee"], { agentId }: AgentActor): (string | null)[] {
  const special: Record<string, string | null> = { me: agentId, none: null }
  return [...new Set((assignee ?? []).map((who) => (who in special ? (special[who] ?? null) : who)))]
}

function assignedTo(assignee: NonNullable<InboxFilters["assignee"]>, actor: AgentActor): Clause {
  const wanted = wantedAgents(assignee, actor)
  const ids = wanted.filter((id) => id !== null)
  if (ids.length === 0) return fixed("unassigned", isNull(tickets.assigneeId))
  const nobody = wanted.includes(null) ? isNull(tickets.assigneeId) : undefined
  const where = (list: SQL) => or(nobody, sql`${tickets.assigneeId} = any(${list}::text[])`) ?? sql`true`
  return arrayClause(nobody ? "assignee or nobody" : "assignee", ids, where)
}

/**
 * The other side wrote after the viewer's last look: to the desk that is the requester, to a requester an answer. Looked up
 * ticket by ticket, along the way of the list.
 */
function unreadBy({ type, contactId }: Person): Clause {
  const isForDesk = type === "agent"
  const isTheirs = isForDesk ? sql`${tickets.lastMessageBy} = 'requester'` : sql`${tickets.lastReplyAt} is not null`
  const since = isForDesk ? tickets.lastMessageAt : tickets.lastReplyAt
  const where = (viewer?: SQL) => sql`${isTheirs} and ${since} > ${lastLookAt(tickets.id, viewer)}`
  return { shape: isForDesk ? "unread" : "unread answer", values: [contactId], where }
}

/**
 * When somebody last looked at a ticket, `-infinity` when they never did. A value of its own and no join: as a join, the
 * planner may gather all looks that they ever had.
 */
export function lastLookAt(ticketId: SQLWrapper, viewerId: SQLWrapper = sql`null`): SQL {
  return sql`coalesce((select ${ticketViews.lastViewedAt} from ${ticketViews} where ${ticketViews.ticketId} = ${ticketId}
    and ${ticketViews.viewerId} = ${viewerId}), '-infinity')`
}

/** The tickets of one agent. */
export function assigneeIs(agentId: string): Clause {
  return { shape: "assignee=", values: [agentId], where: (id) => eq(tickets.assigneeId, id ?? sql`null`) }
}
