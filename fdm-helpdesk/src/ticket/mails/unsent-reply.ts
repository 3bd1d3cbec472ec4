import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import { messages, work } from "../../db/schema-helpdesk.js"
import type { Db, MessageId, WorkId } from "../../kernel/index.js"
import { type MovedByReply, mailWork, subjectOf } from "./mail-work.js"

const replySubject = (messageId: MessageId | "") =>
  subjectOf({ template: "ticket-reply", messageId: messageId as MessageId })

/** As a literal in the SQL, so that a prepared statement can use the indexes. */
const isMail = eq(work.kind, sql.raw(`'${mailWork.name}'`))

/** A row that no worker has ever taken: whoever claims one counts an attempt before anything leaves. */
const isUntouched: SQL | undefined = and(
  eq(work.status, sql`'pending'`),
  eq(work.attempts, sql`0`),
  isNull(work.claimedUntil),
)

/**
 * Locks the mail of a reply so that no worker takes it, and says how the reply moved its ticket. Undefined when a worker
 * has it or had it: also one that is taking it at this moment, which is passed over and never waited for.
 */
export async function lockUnsentReply(
  tx: Db,
  messageId: MessageId,
): Promise<{ id: WorkId; moved?: MovedByReply } | undefined> {
  const [row] = await tx
    .select({ id: work.id, payload: work.payload })
    .from(work)
    .where(and(isMail, eq(work.subject, replySubject(messageId)), isUntouched))
    .for("update", { skipLocked: true })
  if (!row) return undefined
  const { movedTo, statusBefore, resolvedBefore, closedBefore } = row.payload
  return movedTo !== undefined && statusBefore !== undefined
    ? { id: row.id, moved: { movedTo, statusBefore, resolvedBefore, closedBefore } }
    : { id: row.id }
}

/** The write that keeps a mail from ever leaving. */
export function dropMail(tx: Db, id: WorkId) {
  return tx.delete(work).where(eq(work.id, id))
}

/** What joins a select from `messages` with the mail of each reply that could still be taken back. Holds no parameter. */
export const hasUnsentMail: SQL | undefined = and(
  isMail,
  eq(work.subject, sql`${sql.raw(`'${replySubject("")}'`)} || ${messages.id}`),
  isUntouched,
)
