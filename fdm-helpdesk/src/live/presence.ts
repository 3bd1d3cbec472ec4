import { and, asc, eq, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent, seenBy, visibleTo } from "../access/index.js"
import { agents, contacts, tickets, ticketViews } from "../db/schema-helpdesk.js"
import {
  arrayText,
  type ContactId,
  type Db,
  idSchema,
  notFound,
  parse,
  prepared,
  type TicketId,
} from "../kernel/index.js"
import { announcePresence } from "../work/announce.js"

/**
 * Who of the desk looks at a ticket, and who types. An open page gives a sign every 15 s or so; without one for 30 s
 * nobody is there any more, so that a laptop that was closed, or a browser that died, leaves by itself. Only changes are
 * announced: signs that say the same again are not, and readers see for themselves when one is too old.
 */
export const presenceLimitMs = 30_000

/** What `touchPresence` takes; nobody is typing unless it says so. */
export const touchPresenceInput = z.object({ ticketId: idSchema("ticket"), isTyping: z.boolean().default(false) })

/** Somebody at a ticket. One who has two windows open on it is there once. */
export type Presence = { ticketId: TicketId; contactId: ContactId; name: string; isTyping: boolean }

/**
 * Says that the actor has the ticket open, and whether they are typing. One statement. It does not say that they read it:
 * that is `markViewed`.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found` | `invalid_input`
 */
export async function touchPresence(
  db: Db,
  actor: Actor,
  input: z.input<typeof touchPresenceInput>,
  now: Date = new Date(),
): Promise<void> {
  requireAgent(actor)
  const { ticketId, isTyping } = parse(touchPresenceInput, input)
  const { contactId } = actor
  const same = sql`exists (select 1 from ${ticketViews} before where before.ticket_id = ${ticketId}
    and before.viewer_id = ${contactId} and before.is_typing = ${isTyping}::boolean
    and before.present_at > ${new Date(now.getTime() - presenceLimitMs).toISOString()}::timestamptz)`
  const [touched] = await db
    .insert(ticketViews)
    .select(
      db
        .select({
          ticketId: tickets.id,
          viewerId: sql<ContactId>`${contactId}::text`.as("viewer_id"),
          // Whoever was never here has read nothing yet.
          lastViewedAt: sql<Date>`to_timestamp(0)`.as("last_viewed_at"),
          presentAt: sql<Date>`${now.toISOString()}::timestamptz`.as("present_at"),
          isTyping: sql<boolean>`${isTyping}::boolean`.as("is_typing"),
        })
        .from(tickets)
        .where(and(eq(tickets.id, ticketId), visibleTo(actor))),
    )
    .onConflictDoUpdate({
      target: [ticketViews.ticketId, ticketViews.viewerId],
      set: { presentAt: sql`excluded.present_at`, isTyping: sql`excluded.is_typing` },
    })
    .returning({
      announced: sql`case when not ${same} then ${announcePresence(ticketId, contactId)} end`,
    })
  if (!touched) throw notFound("ticket")
}

/** What `leaveTicket` takes. */
export const leaveTicketInput = z.object({ ticketId: idSchema("ticket") })

/**
 * Says that the actor has the ticket open no longer. Leaving what one is not at changes nothing.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `invalid_input`
 */
export async function leaveTicket(db: Db, actor: Actor, input: z.input<typeof leaveTicketInput>): Promise<void> {
  requireAgent(actor)
  const { ticketId } = parse(leaveTicketInput, input)
  await db
    .update(ticketViews)
    .set({ presentAt: null, isTyping: false })
    .where(
      and(
        eq(ticketViews.ticketId, ticketId),
        eq(ticketViews.viewerId, actor.contactId),
        sql`${ticketViews.presentAt} is not null`,
      ),
    )
    .returning({ announced: announcePresence(ticketId, actor.contactId) })
}

/** What `listPresence` takes: at most 500 tickets. */
export const listPresenceInput = z.object({ ticketIds: z.array(idSchema("ticket")).max(500) })

/**
 * Who is at these tickets at `now`, by name, in one statement; the actor themselves among them. Whoever left the desk is
 * not, whatever their page says.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `invalid_input` (more than 500 tickets)
 */
export async function listPresence(
  db: Db,
  actor: Actor,
  input: z.input<typeof listPresenceInput>,
  now: Date = new Date(),
): Promise<Presence[]> {
  requireAgent(actor)
  const { ticketIds } = parse(listPresenceInput, input)
  if (ticketIds.length === 0) return []
  const since = new Date(now.getTime() - presenceLimitMs).toISOString()
  const seen = seenBy(actor)
  const values = { ticketIds: arrayText(ticketIds), since, ...seen.values }
  return prepared(db, `presence ${seen.shape}`, values, (to) => whoIsAt(to, seen.where))
}

function whoIsAt(db: Db, isSeen: SQL) {
  const isAsked = sql`${ticketViews.ticketId} = any(${sql.placeholder("ticketIds")}::text[])`
  const isHere = sql`${ticketViews.presentAt} > ${sql.placeholder("since")}::timestamptz`
  return db
    .select({
      ticketId: ticketViews.ticketId,
      contactId: ticketViews.viewerId,
      name: contacts.name,
      isTyping: ticketViews.isTyping,
    })
    .from(ticketViews)
    .innerJoin(contacts, eq(contacts.id, ticketViews.viewerId))
    .innerJoin(agents, and(eq(agents.contactId, ticketViews.viewerId), sql`${agents.isActive}`))
    .innerJoin(tickets, and(eq(tickets.id, ticketViews.ticketId), isSeen))
    .where(and(isAsked, isHere))
    .orderBy(asc(contacts.name), asc(ticketViews.viewerId))
}
