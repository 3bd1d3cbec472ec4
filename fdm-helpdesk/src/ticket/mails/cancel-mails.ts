import { and, eq, inArray, ne } from "drizzle-orm"
import { work } from "../../db/schema-helpdesk.js"
import type { AgentId, Db, MessageId } from "../../kernel/index.js"
import { mailWork, subjectOf } from "./mail-work.js"

/**
 * The write after which no mail of a message leaves any more, nor waits for a person to try it again. One that a worker has
 * in its hands at this moment may still leave; what left has left.
 *
 * @param called agents that the message called by name
 */
export function cancelMails(tx: Db, messageId: MessageId, called: readonly AgentId[] = []) {
  const subjects = [
    subjectOf({ template: "ticket-confirmation", messageId }),
    subjectOf({ template: "ticket-reply", messageId }),
    ...called.map((agentId) => subjectOf({ template: "note-mention", messageId, agentId })),
  ]
  return tx
    .delete(work)
    .where(and(eq(work.kind, mailWork.name), inArray(work.subject, subjects), ne(work.status, "done")))
}
