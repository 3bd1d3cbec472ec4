import type { MessageId } from "../../kernel/index.js"
import type { WorkItem } from "../../work/index.js"
import { type MovedByReply, mailItem } from "../mails/mail-work.js"
import type { Move } from "../move.js"
import type { LockedTicket } from "../ticket.js"

/**
 * The mail that the desk's reply leaves as. It waits for as long as it can be taken back, and carries how the ticket stood,
 * so that taking one back leaves no trace of it on the ticket.
 */
export function replyMail(
  before: LockedTicket,
  { id: messageId, createdAt }: { id: MessageId; createdAt: Date },
  move: Move,
  undoSeconds: number,
): WorkItem {
  const dueAt = new Date(createdAt.getTime() + undoSeconds * 1000)
  return mailItem({ template: "ticket-reply", messageId, ...movedBy(before, move) }, dueAt)
}

function movedBy({ status, resolvedAt, closedAt }: LockedTicket, { set }: Move): MovedByReply | undefined {
  if (set.status === undefined) return undefined
  return {
    movedTo: set.status,
    statusBefore: status,
    ...(resolvedAt && { resolvedBefore: resolvedAt.toISOString() }),
    ...(closedAt && { closedBefore: closedAt.toISOString() }),
  }
}
