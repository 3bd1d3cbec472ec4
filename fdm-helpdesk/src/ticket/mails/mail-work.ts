import type { AgentId, ExportId, MessageId } from "../../kernel/index.js"
import { type WorkItem, workKind } from "../../work/index.js"

/** Mails that leave. What left stays for a year: whoever asks what is known of them is told of it. */
export const mailWork = workKind("mail", { keptDays: 365 })

/** Messages that triage reads. */
export const triageWork = workKind("triage", { keptDays: 30 })

/** Mails that a ticket sends: the first two to its requester, the last to an agent whom a note calls by name. */
export const mailTemplates = ["ticket-confirmation", "ticket-reply", "note-mention"] as const
export type MailTemplate = (typeof mailTemplates)[number]

/** How the ticket stood before a reply moved it, for when the reply is taken back. Times are ISO 8601. */
export type MovedByReply = { movedTo: string; statusBefore: string; resolvedBefore?: string; closedBefore?: string }

/** What a mail is about. The last is to the agent who asked for a file, and belongs to no ticket. */
export type Mail =
  | ({ template: Exclude<MailTemplate, "note-mention">; messageId: MessageId } & Partial<MovedByReply>)
  | { template: "note-mention"; messageId: MessageId; agentId: AgentId }
  | { template: "export-ready"; exportId: ExportId }

/** A mail to be sent, now or when it is due, once. */
export function mailItem(mail: Mail, dueAt?: Date): WorkItem {
  return { kind: mailWork, subject: subjectOf(mail), payload: mail, ...(dueAt && { dueAt }) }
}

/** A message to be triaged, once. */
export function triageItem(messageId: MessageId): WorkItem {
  return { kind: triageWork, subject: messageId, payload: { messageId } }
}

/** Two mails with the same subject are the same mail, which leaves once. */
export function subjectOf(mail: Mail): string {
  if (mail.template === "export-ready") return `${mail.template}:${mail.exportId}`
  const about = `${mail.template}:${mail.messageId}`
  return mail.template === "note-mention" ? `${about}:${mail.agentId}` : about
}
