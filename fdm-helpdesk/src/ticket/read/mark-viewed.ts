import { and, eq, not, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type AgentActor, type RequesterActor, requirePerson, seenBy } from "../../access/index.js"
import { mentions, tickets, ticketViews } from "../../db/schema-helpdesk.js"
import {
  type ContactId,
  type Db,
  guarded,
  idSchema,
  insertInto,
  notFound,
  parse,
  prepared,
  type TicketId,
} from "../../kernel/index.js"
import { together } from "../commit/alongside.js"

/** Whoever has seen a ticket before keeps the later of the two moments: a look never goes back in time. */
const keepLatest = {
  target: [ticketViews.ticketId, ticketViews.viewerId],
  set: { lastViewedAt: sql`greatest(${ticketViews.lastViewedAt}, excluded.last_viewed_at)` },
}

const orKeepLatest = sql.raw(`on conflict (ticket_id, viewer_id)
  do update set last_viewed_at = greatest(ticket_views.last_viewed_at, excluded.last_viewed_at)`)

/** The write that says: this person saw the ticket as it was at `now`, when they began to write; what came since they haven't seen. */
export function sawTicket(ticketId: TicketId, viewerId: ContactId, now: Date): SQL {
  return sql`${insertInto(ticketViews, [{ ticketId, viewerId, lastViewedAt: now }])} ${orKeepLatest}`
}

export const markViewedInput = z.object({
  ticketId: idSchema("ticket"),
  /** The last message that was shown: a note that called the actor later than that is still news to them. */
  lastMessageId: idSchema("message").optional(),
})

/**
 * Notes that the actor has seen a ticket as it was at `now`: what is older is read, on every device. What is not there
 * yet stays unread, whenever it was begun; who shows a ticket passes the `lastMessageAt` that it was read with, so that what came
 * since does so too. Of an agent, also that they saw the notes of the ticket which call them by name.
 *
 * @throws HelpdeskError `not_found` | `unauthenticated`
 */
export async function markViewed(
  db: Db,
  actor: Actor,
  input: z.input<typeof markViewedInput>,
  now: Date = new Date(),
): Promise<void> {
  requirePerson(actor)
  const { ticketId: id, lastMessageId } = parse(markViewedInput, input)
  const viewer = { viewerId: actor.contactId, ...(actor.type === "agent" ? { agentId: actor.agentId } : {}) }
  const { shape, values: seen } = seenBy(actor)
  const values = {
    ticketId: id,
    ...viewer,
    ...seen,
    now: now.toISOString(),
    ...(lastMessageId ? { lastMessageId } : {}),
  }
  const key = `viewed ${actor.type} ${shape} ${lastMessageId !== undefined}`
  const [look] = await guarded(() => prepared(db, key, values, (to) => looked(to, actor, lastMessageId !== undefined)))
  if (!look) throw notFound("ticket")
}

/** For a query that is kept. */
function looked(db: Db, actor: RequesterActor | AgentActor, isUpTo: boolean) {
  return db
    .with(...together(db, actor.type === "agent" ? [sawCalls(isUpTo)] : []))
    .insert(ticketViews)
    .select(
      db
        .select({
          ticketId: tickets.id,
          viewerId: sql<ContactId>`${sql.placeholder("viewerId")}::text`.as("viewer_id"),
          // No later than what can be seen: what is on its way may be older than the clock of whoever looks.
          lastViewedAt: sql<Date>`least(${sql.placeholder("now")}::timestamptz, ${tickets.updatedAt})`.as(
            "last_viewed_at",
          ),
          // An insert from a select names every column. Whether somebody is there is written in `live/presence.ts`.
          presentAt: sql<null>`null::timestamptz`.as("present_at"),
          isTyping: sql<boolean>`false`.as("is_typing"),
        })
        .from(tickets)
        .where(and(eq(tickets.id, sql.placeholder("ticketId")), seenBy(actor).where)),
    )
    .onConflictDoUpdate(keepLatest)
    .returning({ ticketId: ticketViews.ticketId })
}

/** The write that says: this agent saw the notes that call them, up to a message or all of them. */
function sawCalls(isUpTo: boolean): SQL {
  const isShown = isUpTo ? sql` and message_id <= ${sql.placeholder("lastMessageId")}` : sql``
  return sql`update ${mentions} set seen_at = ${sql.placeholder("now")}::timestamptz
    where ticket_id = ${sql.placeholder("ticketId")} and agent_id = ${sql.placeholder("agentId")} and seen_at is null${isShown}`
}

/**
 * The writes that say so of the ticket of a query that is kept, and travel with it: it was seen as the very statement reads
 * it, so none that is written meanwhile counts as read. Seeing again what was seen already writes nothing.
 */
export function looks(actor: RequesterActor | AgentActor, isAsked: SQL | undefined): SQLWrapper[] {
  const viewerId = sql`${sql.placeholder("viewerId")}::text`
  const seen = sql`exists (select 1 from ${ticketViews} before where before.ticket_id = ${tickets.id}
    and before.viewer_id = ${viewerId} and before.last_viewed_at >= ${tickets.lastMessageAt})`
  const look = sql`insert into ${ticketViews} (ticket_id, viewer_id, last_viewed_at)
    select ${tickets.id}, ${viewerId}, ${tickets.lastMessageAt} from ${tickets} where ${and(isAsked, not(seen))}
    ${orKeepLatest}`
  return actor.type === "agent" ? [look, sawCalls(false)] : [look]
}
