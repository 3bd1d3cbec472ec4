import { and, inArray, ne } from "drizzle-orm"
import { outbox } from "../db/schema-helpdesk.js"
import type { AgentId, Db, MessageId } from "../kernel/index.js"
import { dedupeKeyOf, type OutboxItem } from "./enqueue.js"

/**
 * The write after which no mail of a message leaves any more, nor waits for a person to try it again. One that a worker has
 * in its hands at this moment may still leave; what left has left.
 *
 * @param called agents that the message called by name
 */
export function cancelMails(tx: Db, messageId: MessageId, called: readonly AgentId[] = []) {
  const mails: OutboxItem[] = [
    { kind: "mail", payload: { template: "ticket-confirmation", messageId } },
    { kind: "mail", payload: { template: "ticket-reply", messageId } },
    ...called.map((agentId) => ({ kind: "mail", payload: { template: "note-mention", messageId, agentId } }) as const),
  ]
  return tx.delete(outbox).where(and(inArray(outbox.dedupeKey, mails.map(dedupeKeyOf)), ne(outbox.status, "sent")))
}
