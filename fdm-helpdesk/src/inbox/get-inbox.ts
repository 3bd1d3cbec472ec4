import { and, eq, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { z } from "zod"
import { type Actor, type AgentActor, requireAgent } from "../access/index.js"
import { agents, contacts, tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type AgentId, type ContactId, type Db, parse, prepared } from "../kernel/index.js"
import { hasDraft, ticketTags } from "../ticket/index.js"
import { orderBy, pageInput, pageOf } from "./cursor.js"
import { inboxFiltersSchema } from "./inbox-filters.js"
import { mentioning, pageTable } from "./inbox-page.js"
import { inboxSorts, inboxViews } from "./inbox-sets.js"

/**
 * What `getInbox` takes: a view (`open` unless given), filters, an order (`activity` unless given) and a page of 1 to
 * 200 rows.
 */
export const getInboxInput = z.object({
  view: z.enum(inboxViews).default("open"),
  filters: inboxFiltersSchema.prefault({}),
  sort: z.enum(inboxSorts).default("activity"),
  ...pageInput,
})

const unassignedInput = getInboxInput.omit({ view: true })

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

/** Whoever asks: a query that is kept says only where their ids go. */
export const anyAgent: AgentActor = {
  type: "agent",
  role: "agent",
  principalId: "",
  name: "",
  agentId: sql.placeholder("agentId") as unknown as AgentId,
  contactId: sql.placeholder("contactId") as unknown as ContactId,
}

/** The rows of the tickets in `page`, in the order of the page. */
function inboxRows(db: Db, page: SQL, order: SQL) {
  const actor = anyAgent
  const assigneeContact = alias(contacts, "assignee_contact")
  return db
    .select({
      ...rowColumns,
      requesterName: contacts.name,
      assigneeId: tickets.assigneeId,
      assigneeName: assigneeContact.name,
      tags: ticketTags,
      isUnread: unreadIf(sql`${tickets.lastMessageBy} = 'requester'`),
      /** A note calls the actor who has yet to see it. */
      isMentioned: sql<boolean>`${mentioning(actor, { isUnseen: true })}`.mapWith(Boolean),
      /** The actor has begun to write on it. */
      hasDraft: hasDraft(actor),
    })
    .from(page)
    .innerJoin(tickets, sql`${tickets.id} = page.id`)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(agents, eq(agents.id, tickets.assigneeId))
    .leftJoin(assigneeContact, eq(assigneeContact.id, agents.contactId))
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, actor.contactId)))
    .orderBy(order)
}

/**
 * One page of the shared inbox in one statement whose cost is the page, whatever it is sorted by and however deep.
 *
 * @returns rows with requester, assignee, tags (by name) and whether the actor has yet to read them; `nextCursor` null on the last page
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input` (view, filters, sort, limit, cursor)
 */
export async function getInbox(
  db: Db,
  actor: Actor,
  input: z.input<typeof getInboxInput> = {},
  now: Date = new Date(),
) {
  requireAgent(actor)
  const query = parse(getInboxInput, input)
  const page = pageTable(actor, query, now)
  const values = { ...page.values, agentId: actor.agentId, contactId: actor.contactId }
  const rows = await prepared(db, `inbox ${page.shape}`, values, (db) =>
    inboxRows(db, page.build(), orderBy(query.sort, sql`page`)),
  )
  return pageOf(rows, query)
}

/** A ticket as lists for agents show it. */
export type InboxRow = Awaited<ReturnType<typeof getInbox>>["rows"][number]

/** The inbox's tickets that nobody has yet; see `getInbox`. */
export async function getUnassignedTickets(
  db: Db,
  actor: Actor,
  input: z.input<typeof unassignedInput> = {},
  now: Date = new Date(),
) {
  requireAgent(actor)
  parse(unassignedInput, input)
  return getInbox(db, actor, { ...input, view: "unassigned" }, now)
}
