import { and, desc, eq, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requirePerson } from "../access/index.js"
import { tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type Db, parse, type TicketId } from "../kernel/index.js"
import { afterCursor, pageInput, pageOf } from "./cursor.js"
import { rowColumns } from "./get-inbox.js"

export const getMyTicketsInput = z.object({ state: z.enum(["open", "closed"]).default("open"), ...pageInput })

/** A question is open to the person who asked until it is closed; `resolved` still invites an answer. */
const conditions = {
  open: sql`${tickets.statusCategory} <> 'closed'`,
  closed: sql`${tickets.statusCategory} = 'closed'`,
}

/** An answer of the desk that came after the requester's last look. Notes never count: they don't set `lastReplyAt`. */
const hasUnreadReply = sql<boolean>`(${tickets.lastReplyAt} > coalesce(${ticketViews.lastViewedAt}, '-infinity'))`

/**
 * One page of the actor's own questions, last activity first, agent or not.
 *
 * @throws HelpdeskError `unauthenticated` | `invalid_input` (state, limit, cursor)
 */
export async function getMyTickets(db: Db, actor: Actor, input: z.input<typeof getMyTicketsInput> = {}) {
  requirePerson(actor)
  const { state, limit, cursor } = parse(getMyTicketsInput, input)
  const rows = await db
    .select({ ...rowColumns, isUnread: sql<boolean>`coalesce(${hasUnreadReply}, false)`.mapWith(Boolean) })
    .from(tickets)
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, actor.contactId)))
    .where(and(eq(tickets.requesterId, actor.contactId), conditions[state], afterCursor(cursor)))
    .orderBy(desc(tickets.lastMessageAt), desc(tickets.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

export type MyTicketRow = Awaited<ReturnType<typeof getMyTickets>>["rows"][number]

/**
 * How many of the actor's own questions hold an answer not yet read: the badge of the portal.
 *
 * @param except the ticket on the screen right now, which is being read
 */
export async function countUnread(db: Db, actor: Actor, { except }: { except?: TicketId } = {}): Promise<number> {
  requirePerson(actor)
  const [row] = await db
    .select({ unread: sql<number>`count(*)`.mapWith(Number) })
    .from(tickets)
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, actor.contactId)))
    .where(
      and(
        eq(tickets.requesterId, actor.contactId),
        hasUnreadReply,
        except ? sql`${tickets.id} <> ${except}` : undefined,
      ),
    )
  return row?.unread ?? 0
}
