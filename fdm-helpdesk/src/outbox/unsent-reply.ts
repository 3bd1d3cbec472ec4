import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import { messages, outbox } from "../db/schema-helpdesk.js"
import type { Db, MessageId, OutboxId } from "../kernel/index.js"
import { dedupeKeyOf, type MovedByReply } from "./enqueue.js"

const replyKey = (messageId: MessageId | "") =>
  dedupeKeyOf({ kind: "mail", payload: { template: "ticket-reply", messageId: messageId as MessageId } })

/** A row that no worker has ever taken: whoever claims one counts an attempt before anything leaves. */
const isUntouched: SQL | undefined = and(
  eq(outbox.status, sql`'pending'`),
  eq(outbox.attempts, sql`0`),
  isNull(outbox.claimedUntil),
)

/**
 * Locks the mail of a reply so that no worker takes it, and says how the reply moved its ticket. Undefined when a worker
 * has it or had it: also one that is taking it at this moment, which is passed over and never waited for.
 */
export async function lockUnsentReply(
  tx: Db,
  messageId: MessageId,
): Promise<{ id: OutboxId; moved?: MovedByReply } | undefined> {
  const [row] = await tx
    .select({ id: outbox.id, payload: outbox.payload })
    .from(outbox)
    .where(and(eq(outbox.dedupeKey, replyKey(messageId)), isUntouched))
    .for("update", { skipLocked: true })
  if (!row) return undefined
  const { movedTo, statusBefore, resolvedBefore, closedBefore } = row.payload
  return movedTo !== undefined && statusBefore !== undefined
    ? { id: row.id, moved: { movedTo, statusBefore, resolvedBefore, closedBefore } }
    : { id: row.id }
}

/** The write that keeps a mail from ever leaving. */
export function dropFromOutbox(tx: Db, id: OutboxId) {
  return tx.delete(outbox).where(eq(outbox.id, id))
}

/** What joins a select from `messages` with the mail of each reply that could still be taken back. Holds no parameter. */
export const hasUnsentMail: SQL | undefined = and(
  eq(outbox.dedupeKey, sql`${sql.raw(`'${replyKey("")}'`)} || ${messages.id}`),
  isUntouched,
)
