import { and, desc, eq, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requirePerson } from "../access/index.js"
import { tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type Db, hostId, idSchema, parse } from "../kernel/index.js"
import { given, holding } from "./clause.js"
import { cursorClause, pageInput, pageOf } from "./cursor.js"
import { rowColumns } from "./get-inbox.js"

/** Strict: tags, assignees and all else that is the desk's own affair is not for requesters to ask by. */
export const getMyTicketsInput = z.strictObject({
  state: z.enum(["open", "closed"]).default("open"),
  /** Only those with an answer not yet read. */
  unread: z.literal(true).optional(),
  /** Only those about this farm, by the host's id. */
  farm: hostId(100).optional(),
  ...pageInput,
})

/** A question is open to the person who asked until it is closed; `resolved` still invites an answer. */
const conditions = {
  open: sql`${tickets.statusCategory} <> 'closed'`,
  closed: sql`${tickets.statusCategory} = 'closed'`,
}

/** An answer of the desk that came after the requester's last look. Notes never count: they don't set `lastReplyAt`. */
export const hasUnreadReply = sql<boolean>`(${tickets.lastReplyAt} > coalesce(${ticketViews.lastViewedAt}, '-infinity'))`

/**
 * One page of the actor's own questions, last activity first, agent or not.
 *
 * @throws HelpdeskError `unauthenticated` | `invalid_input` (state, unread, farm, limit, cursor, anything else)
 */
export async function getMyTickets(db: Db, actor: Actor, input: z.input<typeof getMyTicketsInput> = {}) {
  requirePerson(actor)
  const { state, unread, farm, limit, cursor } = parse(getMyTicketsInput, input)
  const rows = await db
    .select({ ...rowColumns, isUnread: sql<boolean>`coalesce(${hasUnreadReply}, false)`.mapWith(Boolean) })
    .from(tickets)
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, actor.contactId)))
    .where(
      and(
        eq(tickets.requesterId, actor.contactId),
        conditions[state],
        unread ? hasUnreadReply : undefined,
        farm ? eq(tickets.farmId, farm) : undefined,
        holding(given(cursorClause("activity", cursor, sql`${tickets}`))),
      ),
    )
    .orderBy(desc(tickets.lastMessageAt), desc(tickets.id))
    .limit(limit + 1)
  return pageOf(rows, { sort: "activity", limit })
}

/** A ticket as its requester sees it in a list: nothing of the desk's own, such as tags or assignees. */
export type MyTicketRow = Awaited<ReturnType<typeof getMyTickets>>["rows"][number]

const unreadInput = z.object({
  /** The ticket on the screen right now, which is being read. */
  except: idSchema("ticket").optional(),
})

/**
 * How many of the actor's own questions hold an answer not yet read: the badge of the portal.
 *
 * @throws HelpdeskError `unauthenticated` | `invalid_input`
 */
export async function countUnread(db: Db, actor: Actor, input: z.input<typeof unreadInput> = {}): Promise<number> {
  requirePerson(actor)
  const { except } = parse(unreadInput, input)
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
