import { and, arrayContains, arrayOverlaps, desc, eq, isNull, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { z } from "zod"
import { type Actor, type AgentActor, requireAgent, visibleTo } from "../access/index.js"
import { agents, contacts, tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type Db, idSchema, parse } from "../kernel/index.js"
import { ticketTags } from "../ticket/index.js"
import { afterCursor, pageInput, pageOf } from "./cursor.js"

/** The views of the shared inbox. All but `closed` and `all` hold active tickets only: what still asks for work. */
export const inboxViews = ["mine", "unassigned", "open", "waiting", "closed", "all"] as const
export type InboxView = (typeof inboxViews)[number]

const tagIds = z.array(idSchema("tag")).max(50).default([])

export const getInboxInput = z.object({
  view: z.enum(inboxViews).default("open"),
  /** Tickets that carry `any` of these tags, and `all` of those. No tag asks for nothing; a deleted one is on no ticket. */
  tags: z.object({ any: tagIds, all: tagIds }).prefault({}),
  ...pageInput,
})

/** `is_active` is written out, never a parameter, or the partial indexes would not be used. */
function conditionOf(view: InboxView, actor: AgentActor): SQL | undefined {
  const active = sql`${tickets.isActive}`
  switch (view) {
    case "mine":
      return and(active, eq(tickets.assigneeId, actor.agentId))
    case "unassigned":
      return and(active, isNull(tickets.assigneeId))
    case "open":
      return active
    case "waiting":
      return and(active, sql`${tickets.statusCategory} = 'waiting'`)
    case "closed":
      return sql`not ${tickets.isActive}`
    case "all":
      return undefined
  }
}

function taggedWith({ any, all }: z.output<typeof getInboxInput>["tags"]): SQL | undefined {
  return and(
    any.length > 0 ? arrayOverlaps(tickets.tagIds, any) : undefined,
    all.length > 0 ? arrayContains(tickets.tagIds, all) : undefined,
  )
}

export const rowColumns = {
  id: tickets.id,
  ref: tickets.ref,
  subject: tickets.subject,
  status: tickets.status,
  statusCategory: tickets.statusCategory,
  priority: tickets.priority,
  farmName: tickets.farmName,
  lastMessageAt: tickets.lastMessageAt,
  lastMessageBy: tickets.lastMessageBy,
  lastMessagePreview: tickets.lastMessagePreview,
  createdAt: tickets.createdAt,
}

/** What came after the viewer's last look and wasn't the viewer's own kind is unread. */
export function unreadIf(condition: SQL): SQL<boolean> {
  return sql<boolean>`(${condition} and ${tickets.lastMessageAt} > coalesce(${ticketViews.lastViewedAt}, '-infinity'))`.mapWith(
    Boolean,
  )
}

/**
 * One page of the shared inbox, last activity first, in one statement whose cost is the page.
 *
 * @returns rows with requester, assignee, tags (by name) and whether the actor has yet to read them; `nextCursor` null on the last page
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input` (view, tags, limit, cursor)
 */
export async function getInbox(db: Db, actor: Actor, input: z.input<typeof getInboxInput> = {}) {
  requireAgent(actor)
  const { view, tags, limit, cursor } = parse(getInboxInput, input)
  const assigneeContact = alias(contacts, "assignee_contact")
  const rows = await db
    .select({
      ...rowColumns,
      requesterName: contacts.name,
      assigneeId: tickets.assigneeId,
      assigneeName: assigneeContact.name,
      tags: ticketTags,
      isUnread: unreadIf(sql`${tickets.lastMessageBy} = 'requester'`),
    })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(agents, eq(agents.id, tickets.assigneeId))
    .leftJoin(assigneeContact, eq(assigneeContact.id, agents.contactId))
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, actor.contactId)))
    .where(and(visibleTo(actor), conditionOf(view, actor), taggedWith(tags), afterCursor(cursor)))
    .orderBy(desc(tickets.lastMessageAt), desc(tickets.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

export type InboxRow = Awaited<ReturnType<typeof getInbox>>["rows"][number]

/** The inbox's tickets that nobody has yet; see `getInbox`. */
export async function getUnassignedTickets(
  db: Db,
  actor: Actor,
  input: Omit<z.input<typeof getInboxInput>, "view"> = {},
) {
  return getInbox(db, actor, { ...input, view: "unassigned" })
}
