import { and, eq, sql } from "drizzle-orm"
import { type Actor, requirePerson, visibleTo } from "../access/index.js"
import { tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, idSchema, notFound, parse, type TicketId } from "../kernel/index.js"

/** Whoever has seen a ticket before keeps the later of the two moments: a look never goes back in time. */
const keepLatest = {
  target: [ticketViews.ticketId, ticketViews.viewerId],
  set: { lastViewedAt: sql`greatest(${ticketViews.lastViewedAt}, excluded.last_viewed_at)` },
}

/** The write that says: this person saw the ticket as it was at `now`. */
export function sawTicket(tx: Db, ticketId: TicketId, viewerId: ContactId, now: Date) {
  return tx.insert(ticketViews).values({ ticketId, viewerId, lastViewedAt: now }).onConflictDoUpdate(keepLatest)
}

/**
 * Notes that the actor has seen a ticket as it was at `now`: what is older is read, on every device. Who shows a ticket
 * passes the `lastMessageAt` that it was read with, not the clock: an answer that was begun before the look and committed
 * after it stays unread.
 *
 * @throws HelpdeskError `not_found` | `unauthenticated`
 */
export async function markViewed(
  db: Db,
  actor: Actor,
  { ticketId }: { ticketId: TicketId },
  now: Date = new Date(),
): Promise<void> {
  requirePerson(actor)
  const id = parse(idSchema("ticket"), ticketId)
  const [seen] = await db
    .insert(ticketViews)
    .select(
      db
        .select({
          ticketId: tickets.id,
          viewerId: sql<ContactId>`${actor.contactId}::text`.as("viewer_id"),
          lastViewedAt: sql<Date>`${now.toISOString()}::timestamptz`.as("last_viewed_at"),
          // An insert from a select names every column. Whether somebody is there is written in `live/presence.ts`.
          presentAt: sql<null>`null::timestamptz`.as("present_at"),
          isTyping: sql<boolean>`false`.as("is_typing"),
        })
        .from(tickets)
        .where(and(eq(tickets.id, id), visibleTo(actor))),
    )
    .onConflictDoUpdate(keepLatest)
    .returning({ ticketId: ticketViews.ticketId })
  if (!seen) throw notFound("ticket")
}
