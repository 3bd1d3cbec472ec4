import { eq } from "drizzle-orm"
import { messages, tickets } from "../../db/schema-helpdesk.js"
import { type Db, newId } from "../../kernel/index.js"
import { aTicket, minutesAfter, noon } from "../../testing/index.js"

const batch = 500

/** Many tickets of one requester, one a second from noon on, each with as many messages. Its first is an ordinary one. */
export async function manyTickets(db: Db, count: number, { messagesEach = 1 } = {}): Promise<void> {
  const { id } = await aTicket(db, { at: minutesAfter(noon, -1) })
  const [ticket] = await db.select().from(tickets).where(eq(tickets.id, id))
  const [message] = await db.select().from(messages).where(eq(messages.ticketId, id))
  if (!ticket || !message) throw new Error("what was just made is there")
  const { isActive: _, priorityRank: __, ...plain } = ticket
  for (let from = 1; from < count; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, at) => from + at)
    const made = numbers.map((number) => ({ number, at: new Date(noon.getTime() + number * 1_000) }))
    const rows = made.map(({ number, at }) => ({
      ...plain,
      ...{ id: newId("ticket", at), ref: `TK-${String(number).padStart(6, "0")}`, createdAt: at, lastMessageAt: at },
    }))
    await db.insert(tickets).values(rows)
    const said = rows.flatMap(({ id: ticketId, createdAt }) =>
      Array.from({ length: messagesEach }, () => ({
        ...message,
        id: newId("message", createdAt),
        ticketId,
        createdAt,
      })),
    )
    if (messagesEach > 0) await db.insert(messages).values(said)
  }
}
