import { and, desc, eq, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requirePerson } from "../access/index.js"
import { tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type Db, hostId, idSchema, parse, prepared } from "../kernel/index.js"
import { type Clause, fixed, given, named } from "./clause.js"
import { cursorClause, pageInput, pageOf } from "./cursor.js"
import { rowColumns } from "./row-columns.js"

/** Strict: tags, assignees and all else that is the desk's own affair is not for requesters to ask by. */
export const getMyTicketsInput = z.strictObject({
  state: z.enum(["open", "closed"]).default("open"),
  /** Only those with an answer not yet read. */
  unread: z.literal(true).optional(),
  /** Only those about this farm, by the host's id. */
  farm: hostId(100).optional(),
  ...pageInput,
})

/** An answer of the desk that came after the requester's last look. Notes never count: they don't set `lastReplyAt`. */
export const hasUnreadReply = sql<boolean>`(${tickets.lastReplyAt} > coalesce(${ticketViews.lastViewedAt}, '-infinity'))`

/* Whose question it is narrows these lists, and not what may be seen: they are about "mine", for agents as well. */

/** A question is open to the person who asked until it is closed; `resolved` still invites an answer. */
const states = {
  open: fixed("open", sql`${tickets.statusCategory} <> 'closed'`),
  closed: fixed("closed", sql`${tickets.statusCategory} = 'closed'`),
}
const unseen = fixed("unread", hasUnreadReply)

const equal = (shape: string, column: SQL, value: string): Clause => ({
  shape,
  values: [value],
  where: (place) => sql`${column} = ${place}`,
})

/**
 * One page of the actor's own questions, last activity first, agent or not.
 *
 * @throws HelpdeskError `unauthenticated` | `invalid_input` (state, unread, farm, limit, cursor, anything else)
 */
export async function getMyTickets(db: Db, actor: Actor, input: z.input<typeof getMyTicketsInput> = {}) {
  requirePerson(actor)
  const { state, unread, farm, limit, cursor } = parse(getMyTicketsInput, input)
  const clauses = given(
    equal("requester", sql`${tickets.requesterId}`, actor.contactId),
    states[state],
    unread && unseen,
    farm !== undefined && equal("farm", sql`${tickets.farmId}`, farm),
    cursorClause("activity", cursor, sql`${tickets}`),
  )
  const { values, where } = named(clauses, "v")
  const key = `my tickets ${limit} ${clauses.map(({ shape }) => shape).join(" & ")}`
  const rows = await prepared(db, key, { ...values, viewer: actor.contactId }, (db) =>
    ownTickets(db, where(clauses), limit),
  )
  return pageOf(rows, { sort: "activity", limit })
}

const viewer = sql.placeholder("viewer")

function ownTickets(db: Db, where: SQL | undefined, limit: number) {
  const most = sql.raw(String(limit + 1))
  return db
    .select({ ...rowColumns, isUnread: sql<boolean>`coalesce(${hasUnreadReply}, false)`.mapWith(Boolean) })
    .from(tickets)
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, viewer)))
    .where(where)
    .orderBy(desc(tickets.lastMessageAt), sql`${tickets.id} desc limit ${most}`)
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
  const [row] = await prepared(db, "unread", { viewer: actor.contactId, except: except ?? "" }, unreadCount)
  return row?.unread ?? 0
}

function unreadCount(db: Db) {
  return db
    .select({ unread: sql<number>`count(*)`.mapWith(Number) })
    .from(tickets)
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, viewer)))
    .where(
      and(sql`${tickets.requesterId} = ${viewer}`, hasUnreadReply, sql`${tickets.id} <> ${sql.placeholder("except")}`),
    )
}
