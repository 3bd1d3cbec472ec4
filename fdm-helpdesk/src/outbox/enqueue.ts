import { outbox } from "../db/schema-helpdesk.js"
import { type Db, type MessageId, newId, type TicketId } from "../kernel/index.js"

/** Mails that a ticket sends to its requester. */
export const mailTemplates = ["ticket-confirmation", "ticket-reply"] as const
export type MailTemplate = (typeof mailTemplates)[number]

/** What has to leave: ids only, because what it says is made when it leaves. */
export type OutboxItem =
  | { kind: "mail"; payload: { template: MailTemplate; messageId: MessageId } }
  | { kind: "triage"; payload: { messageId: MessageId } }

/** The insert that makes items leave if, and only if, the caller's transaction commits. */
export function enqueue(tx: Db, ticketId: TicketId, items: readonly OutboxItem[], now: Date) {
  return tx
    .insert(outbox)
    .values(
      items.map(({ kind, payload }) => ({
        id: newId("outbox", now),
        kind,
        ticketId,
        payload,
        dueAt: now,
        dedupeKey: [kind, "template" in payload ? payload.template : "", payload.messageId].join(":"),
        createdAt: now,
      })),
    )
    .onConflictDoNothing()
}
