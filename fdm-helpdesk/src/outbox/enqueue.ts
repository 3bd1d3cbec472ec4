import { type SQL, sql } from "drizzle-orm"
import { outbox } from "../db/schema-helpdesk.js"
import {
  type AgentId,
  type Db,
  type ExportId,
  insertInto,
  type MessageId,
  newId,
  type TicketId,
} from "../kernel/index.js"

/** Mails that a ticket sends: the first two to its requester, the last to an agent whom a note calls by name. */
export const mailTemplates = ["ticket-confirmation", "ticket-reply", "note-mention"] as const
export type MailTemplate = (typeof mailTemplates)[number]

/** How the ticket stood before a reply moved it, for when the reply is taken back. Times are ISO 8601. */
export type MovedByReply = { movedTo: string; statusBefore: string; resolvedBefore?: string; closedBefore?: string }

type TicketMail = { template: Exclude<MailTemplate, "note-mention">; messageId: MessageId } & Partial<MovedByReply>

/** What has to leave, now or when it is due: ids and statuses only, because what it says is made when it leaves. */
export type OutboxItem = { dueAt?: Date } & (
  | { kind: "mail"; payload: TicketMail }
  | { kind: "mail"; payload: { template: "note-mention"; messageId: MessageId; agentId: AgentId } }
  /** To the agent who asked for a file. It belongs to no ticket. */
  | { kind: "mail"; payload: { template: "export-ready"; exportId: ExportId } }
  | { kind: "triage"; payload: { messageId: MessageId } }
)

/** The insert that makes items leave if, and only if, the caller's transaction commits. */
export function leaving(ticketId: TicketId | null, items: readonly OutboxItem[], now: Date): SQL {
  const rows = items.map((item) => ({
    id: newId("outbox", now),
    kind: item.kind,
    ticketId,
    payload: item.payload,
    dueAt: item.dueAt ?? now,
    dedupeKey: dedupeKeyOf(item),
    createdAt: now,
  }))
  return sql`${insertInto(outbox, rows)} on conflict do nothing`
}

/** Makes items leave by a statement of its own. */
export async function enqueue(
  tx: Db,
  ticketId: TicketId | null,
  items: readonly OutboxItem[],
  now: Date,
): Promise<void> {
  await tx.execute(leaving(ticketId, items, now))
}

/** Two items with the same key are the same thing, which leaves once. */
export function dedupeKeyOf({ kind, payload }: OutboxItem): string {
  const about = "messageId" in payload ? payload.messageId : payload.exportId
  const parts = [kind, "template" in payload ? payload.template : "", about]
  return [...parts, ...("agentId" in payload ? [payload.agentId] : [])].join(":")
}
