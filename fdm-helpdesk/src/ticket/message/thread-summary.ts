import { and, desc, eq, inArray, isNull, notInArray, sql } from "drizzle-orm"
import { answerers, messages, tickets } from "../../db/schema-helpdesk.js"
import type { Db, MessageId, TicketId } from "../../kernel/index.js"
import { previewOf } from "./message.js"

/** What becomes of messages: the text that each has from now on, or null for one that is gone. */
export type Rewritten = ReadonlyMap<MessageId, string | null>

/**
 * What a ticket's row says of its thread once messages are rewritten or gone: for the `set` of the change that does it. A
 * ticket without any public message left says when it was made and by whom it was asked. Reads before the write, in one
 * statement; the caller holds the lock on the ticket.
 */
export async function threadSummary(tx: Db, ticketId: TicketId, rewritten: Rewritten) {
  const gone = [...rewritten].filter(([, body]) => body === null).map(([id]) => id)
  const isLeft = and(
    eq(messages.ticketId, ticketId),
    isNull(messages.deletedAt),
    gone.length > 0 ? notInArray(messages.id, gone) : undefined,
  )
  const isPublic = and(isLeft, eq(messages.visibility, "public"))
  const last = tx
    .select({
      id: messages.id,
      authorType: messages.authorType,
      start: sql<string>`left(${messages.body}, 1000)`.as("start"),
      createdAt: messages.createdAt,
    })
    .from(messages)
    .where(isPublic)
    .orderBy(desc(messages.id))
    .limit(1)
    .as("last")
  const isAnswer = and(isPublic, inArray(messages.authorType, answerers))
  const lastReplyAt = tx
    .select({ at: sql`max(${messages.createdAt})` })
    .from(messages)
    .where(isAnswer)
  const [row] = await tx
    .select({
      last: { id: last.id, authorType: last.authorType, start: last.start, createdAt: last.createdAt },
      lastReplyAt: sql`(${lastReplyAt})`.mapWith(messages.createdAt),
      messageCount: sql<number>`(${tx.select({ n: sql`count(*)::int` }).from(messages).where(isLeft)})`,
      createdAt: tickets.createdAt,
    })
    .from(tickets)
    .leftJoinLateral(last, sql`true`)
    .where(eq(tickets.id, ticketId))
  if (!row) throw new Error("a locked ticket can't go away")
  const { last: latest, lastReplyAt: repliedAt, messageCount, createdAt } = row
  return {
    lastMessageAt: latest?.createdAt ?? createdAt,
    lastMessageBy: latest?.authorType ?? ("requester" as const),
    lastMessagePreview: latest ? previewOf(rewritten.get(latest.id) ?? latest.start) : "",
    lastReplyAt: repliedAt as Date | null,
    messageCount,
  }
}
