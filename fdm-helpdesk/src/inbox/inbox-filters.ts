import { and, arrayContains, arrayOverlaps, eq, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import type { AgentActor, RequesterActor } from "../access/index.js"
import { tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type ContactId, channels, hostId, idSchema, priorities, statusCategories } from "../kernel/index.js"

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
})

/** Filters as `inboxFiltersSchema` has read them. */
export type InboxFilters = z.output<typeof inboxFiltersSchema>

/** The condition over `tickets` that says the same. Column by column, so that none of it is in the way of an index. */
export function matching(filters: InboxFilters, actor: AgentActor | RequesterActor): SQL | undefined {
  const { status, category, priority, assignee, tags, requester, farm, channel, unread } = filters
  return and(
    oneOf(tickets.status, status),
    oneOf(tickets.statusCategory, category),
    oneOf(tickets.priority, priority),
    oneOf(tickets.channel, channel),
    assignee?.length && actor.type === "agent" ? assignedTo(assignee, actor) : undefined,
    tags?.any.length ? arrayOverlaps(tickets.tagIds, tags.any) : undefined,
    tags?.all.length ? arrayContains(tickets.tagIds, tags.all) : undefined,
    requester ? eq(tickets.requesterId, requester) : undefined,
    farm ? eq(tickets.farmId, farm) : undefined,
    filters.createdFrom ? gte(tickets.createdAt, filters.createdFrom) : undefined,
    filters.createdTo ? lt(tickets.createdAt, filters.createdTo) : undefined,
    filters.activeFrom ? gte(tickets.lastMessageAt, filters.activeFrom) : undefined,
    filters.activeTo ? lt(tickets.lastMessageAt, filters.activeTo) : undefined,
    unread ? unreadBy(actor.contactId) : undefined,
  )
}

function oneOf(column: Parameters<typeof inArray>[0], values: readonly string[] | undefined): SQL | undefined {
  return values?.length ? inArray(column, [...values]) : undefined
}

function assignedTo(wanted: NonNullable<InboxFilters["assignee"]>, actor: AgentActor): SQL | undefined {
  const ids = wanted.filter((who) => who !== "none").map((who) => (who === "me" ? actor.agentId : who))
  return or(
    wanted.includes("none") ? isNull(tickets.assigneeId) : undefined,
    ids.length > 0 ? inArray(tickets.assigneeId, ids) : undefined,
  )
}

/** The requester wrote after the viewer's last look. Looked up ticket by ticket, along the way of the list. */
export function unreadBy(viewer: ContactId): SQL {
  return sql`${tickets.lastMessageBy} = 'requester' and not exists (select from ${ticketViews}
    where ${ticketViews.ticketId} = ${tickets.id} and ${ticketViews.viewerId} = ${viewer}
    and ${ticketViews.lastViewedAt} >= ${tickets.lastMessageAt})`
}
