import { and, desc, eq, gt, isNull, sql } from "drizzle-orm"
import { type Actor, requireAgent, visibleTo } from "../../access/index.js"
import { messages, tickets, work } from "../../db/schema-helpdesk.js"
import { type Db, fromJson, fromJsonTime, type MessageId, type TicketId } from "../../kernel/index.js"
import { hasUnsentMail } from "../mails/unsent-reply.js"
import { ticketIn } from "../read/ticket-in.js"

/** A reply that its writer can take back with `unsendMessage`. `leavesAt` is when its mail may leave. */
export type Unsendable = { messageId: MessageId; leavesAt: Date }

/** Whatever waits longer than this waits for a provider, and nobody looks for a way to take it back. */
const longestMs = 600_000

/**
 * The actor's latest reply on a ticket whose mail has not begun to leave, or null: for the page that offers to undo it. It
 * may be too late by the time that it is asked for, which `unsendMessage` decides.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `invalid_input` when it is no ticket's id
 */
export async function findUnsendable(
  db: Db,
  actor: Actor,
  input: { ticketId: TicketId },
  now: Date = new Date(),
): Promise<Unsendable | null> {
  requireAgent(actor)
  const id = ticketIn(input)
  const [reply] = await db
    .select({ messageId: messages.id, leavesAt: work.dueAt })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .innerJoin(work, hasUnsentMail)
    .where(
      and(
        eq(messages.ticketId, id),
        eq(messages.authorId, actor.contactId),
        eq(messages.authorType, "agent"),
        isNull(messages.deletedAt),
        gt(messages.createdAt, new Date(now.getTime() - longestMs)),
        visibleTo(actor),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(1)
  return reply ?? null
}

/**
 * The same as a column of the ticket's row, for a query that is kept: `viewerId` is whose reply, `undoSince` from when on.
 * Looked for only where somebody answered since.
 */
export const unsendableColumn = sql<Unsendable | null>`case when ${tickets.lastReplyAt} > ${undoSince()} then (
  select json_build_object('messageId', ${messages.id}, 'leavesAt', ${work.dueAt})
  from ${messages} join ${work} on ${hasUnsentMail}
  where ${messages.ticketId} = ${tickets.id} and ${messages.authorId} = ${sql.placeholder("viewerId")}
    and ${messages.authorType} = 'agent' and ${messages.deletedAt} is null and ${messages.createdAt} > ${undoSince()}
  order by ${messages.id} desc limit 1) end`.mapWith((value): Unsendable => {
  const { messageId, leavesAt } = fromJson<{ messageId: MessageId; leavesAt: string }>(value)
  return { messageId, leavesAt: fromJsonTime(leavesAt) }
})

function undoSince() {
  return sql`${sql.placeholder("undoSince")}::timestamptz`
}

/** What fills in `undoSince`. */
export function undoSinceOf(now: Date): string {
  return new Date(now.getTime() - longestMs).toISOString()
}
