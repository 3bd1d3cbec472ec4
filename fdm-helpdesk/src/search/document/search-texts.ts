import { and, inArray, isNull, sql } from "drizzle-orm"
import { messages } from "../../db/schema-helpdesk.js"
import type { Db, TicketId } from "../../kernel/index.js"

type Limits = {
  /** Of each ticket, its newest. */
  maxMessages: number
  /** Of each message, its beginning. */
  maxCharacters: number
}

/** The texts of tickets as far as search looks into them, oldest first. A deleted message has none. */
export function readTexts(db: Db, ids: TicketId[], { maxMessages, maxCharacters }: Limits) {
  const { id, ticketId, visibility, body, deletedAt } = messages
  const numbered = db
    .select({
      id,
      ticketId,
      visibility,
      body: sql<string>`left(${body}, ${maxCharacters})`.as("text"),
      place: sql<number>`row_number() over (partition by ${ticketId} order by ${id} desc)`.as("place"),
    })
    .from(messages)
    .where(and(inArray(ticketId, ids), isNull(deletedAt)))
    .as("numbered")
  return db
    .select({ ticketId: numbered.ticketId, visibility: numbered.visibility, body: numbered.body })
    .from(numbered)
    .where(sql`${numbered.place} <= ${maxMessages}`)
    .orderBy(numbered.id)
}

export type SearchText = Awaited<ReturnType<typeof readTexts>>[number]
