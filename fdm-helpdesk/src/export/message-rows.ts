import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm"
import { contacts, isAnswerer, messages, tickets } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { authorNameOf } from "../ticket/message/message.js"
import { maxCellLength, textCell } from "./cell.js"
import type { Cell } from "./csv.js"
import type { Wording } from "./format.js"
import { messageColumns } from "./words.js"

/** A page of messages: ticket by ticket in the order of their ids, and in each the conversation in its own order. */
export function readMessages(db: Db, condition: SQL, askedAt: Date, after: string | null, limit: number) {
  const { ticketId, id, authorType, visibility, createdAt, deletedAt } = messages
  return db
    .select({
      ...{ ticketId, id, authorType, visibility, createdAt, deletedAt },
      ref: tickets.ref,
      subject: tickets.subject,
      authorName: authorNameOf(messages, contacts),
      // A message may be as long as a book; what no cell can hold is not even read.
      body: sql<string>`left(${messages.body}, ${sql.raw(String(maxCellLength + 1))})`,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .leftJoin(contacts, eq(contacts.id, messages.authorId))
    .where(and(condition, lte(createdAt, askedAt), after ? isPast(after) : undefined))
    .orderBy(asc(ticketId), asc(id))
    .limit(limit)
}

/** Where a page ended: a message is named by its ticket and itself. */
export function messagePlace({ ticketId, id }: { ticketId: string; id: string }): string {
  return `${ticketId} ${id}`
}

/** The ticket also by itself, so that both tables are read from there on and never from their beginning. */
function isPast(after: string): SQL {
  const [ticketId, id] = after.split(" ")
  return sql`(${messages.ticketId}, ${messages.id}) > (${ticketId}, ${id}) and ${tickets.id} >= ${ticketId}`
}

type Row = Awaited<ReturnType<typeof readMessages>>[number]

export function messageHeader({ words }: Wording): Cell[] {
  return messageColumns.map((column) => words.messages[column])
}

export function messageCells(row: Row, { words, time }: Wording): Cell[] {
  const text = (value: string | null) => textCell(value ?? "", words.cutShort)
  const kind = words.kind[kindOf(row)]
  return [
    ...[row.ref, text(row.subject), time(row.createdAt), text(row.authorName)],
    ...[row.deletedAt ? words.deleted(kind) : kind, row.deletedAt ? "" : text(row.body)],
  ]
}

function kindOf({ authorType, visibility }: Row) {
  if (visibility === "internal") return "note"
  if (authorType === "requester") return "question"
  return isAnswerer(authorType) ? "answer" : "system"
}
