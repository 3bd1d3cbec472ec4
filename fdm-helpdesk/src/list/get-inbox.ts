import { eq, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type DeskActor, requireAtDesk } from "../access/index.js"
import { contacts, tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type Db, parse, prepared } from "../kernel/index.js"
import { conditionSchema } from "../ticket/fields/condition-schema.js"
import { hasDraft, ticketTagsOf } from "../ticket/index.js"
import { lastViewedAt } from "./condition-clause.js"
import { orderBy, pageInput, pageOf } from "./cursor.js"
import { inboxFiltersSchema } from "./inbox-filters.js"
import { type InboxQuery, mentioning, pageTable } from "./inbox-page.js"
import { inboxSorts, inboxViews } from "./inbox-sets.js"
import { ofPage, pageRowColumns, referencesOf } from "./row-columns.js"

/**
 * What `getInbox` takes: a view (`open` unless given), filters, an order (`activity` unless given) and a page of 1 to
 * 200 rows.
 */
export const getInboxInput = z.object({
  view: z.enum(inboxViews).default("open"),
  filters: inboxFiltersSchema.prefault({}),
  /** What filters can't say; both have to hold. */
  where: conditionSchema.optional(),
  sort: z.enum(inboxSorts).default("activity"),
  ...pageInput,
})

const unassignedInput = getInboxInput.omit({ view: true })

/** What came after the viewer's last look and wasn't the viewer's own kind is unread. */
export function unreadIf(condition: SQL): SQL<boolean> {
  return sql<boolean>`(${condition} and ${tickets.lastMessageAt} > coalesce(${ticketViews.lastViewedAt}, '-infinity'))`.mapWith(
    Boolean,
  )
}

/** Whoever asks: a query that is kept says only where their ids go. */
export const asking = { agentId: sql.placeholder("agentId"), contactId: sql.placeholder("contactId") }

const [id, lastMessageAt] = [ofPage(tickets.id), ofPage(tickets.lastMessageAt)]

const isAfterView = sql`${lastMessageAt} > ${lastViewedAt(id, sql`${asking.contactId}`)}`

/** What of a row is about the agent who looks at it. */
const ofAgent = {
  isUnread: sql<boolean>`(${ofPage(tickets.lastMessageBy)} = 'requester' and ${isAfterView})`.mapWith(Boolean),
  /** A note mentions the actor, who has yet to see it. */
  isMentioned: sql<boolean>`${mentioning(asking.agentId, { isUnseen: true, ticketId: id })}`.mapWith(Boolean),
  /** The actor has begun to write on it. */
  hasDraft: hasDraft(asking.agentId, id),
}

/** The same for a service, which reads and writes nothing by itself. */
const no = sql<boolean>`false`.mapWith(Boolean)
const ofNobody = { isUnread: no, isMentioned: no, hasDraft: no }

/** The rows of the tickets in `page`, in the order of the page. */
function inboxRows(db: Db, own: Record<keyof typeof ofAgent, SQL<boolean>>, found: SQL, order: SQL) {
  return db
    .select({
      ...pageRowColumns,
      requesterName: contacts.name,
      ...referencesOf(ofPage),
      tags: ticketTagsOf(ofPage(tickets.tagIds)),
      ...own,
    })
    .from(found)
    .innerJoin(contacts, eq(contacts.id, ofPage(tickets.requesterId)))
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
  requireAtDesk(actor, "ticket.list")
  return listInbox(db, actor, parse(getInboxInput, input), now)
}

/** The same for what was read already, and for conditions that no filter can say. */
export async function listInbox(db: Db, actor: DeskActor, query: InboxQuery, now: Date) {
  const found = pageTable(actor, query, now)
  const isAgent = actor.type === "agent"
  const values = isAgent ? { ...found.values, agentId: actor.agentId, contactId: actor.contactId } : found.values
  const rows = await prepared(db, `inbox ${actor.type} ${found.shape}`, values, (db) =>
    inboxRows(db, isAgent ? ofAgent : ofNobody, found.build(), orderBy(query.sort, sql`page`)),
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
  requireAtDesk(actor, "ticket.list")
  parse(unassignedInput, input)
  return getInbox(db, actor, { ...input, view: "unassigned" }, now)
}
