import type { AgentId, MessageId, TicketId } from "../kernel/index.js"
import type { MailTemplate } from "../ticket/mails/mail-work.js"

/**
 * How mail programs see that mails belong together (RFC 5322, section 3.6.4). The confirmation's Message-ID is the root
 * of the ticket's thread, `<tic_…@domain>`; each reply has one of its own, `<msg_….tic_…@domain>`, and refers to the
 * root. All are made from ids, so a mail that is sent again carries the same. An answer names one of them in
 * In-Reply-To or References, so whoever reads inbound mail finds the ticket in the text between `tic_` and `@`. That it
 * is named proves nothing about who wrote: the sender's address still decides what they may do.
 */
export function threadHeaders(
  template: MailTemplate,
  {
    ticketId,
    messageId,
    agentId,
    domain,
  }: { ticketId: TicketId; messageId: MessageId; agentId?: AgentId; domain: string },
): Record<string, string> {
  const root = `<${ticketId}@${domain}>`
  if (template === "ticket-confirmation") return { "Message-ID": root, ...automaticMailHeaders }
  // One note can call several agents, and no two mails share a Message-ID.
  if (agentId)
    return {
      "Message-ID": `<${messageId}.${agentId}.${ticketId}@${domain}>`,
      References: root,
      ...automaticMailHeaders,
    }
  return { "Message-ID": `<${messageId}.${ticketId}@${domain}>`, "In-Reply-To": root, References: root }
}

/**
 * Headers of a mail that no person wrote, so that nobody's absence notice answers it (RFC 3834; the second is what Outlook
 * reads). The desk's own mails have them; a host gives them to its own, such as those about accounts.
 */
export const automaticMailHeaders = {
  "Auto-Submitted": "auto-generated",
  "X-Auto-Response-Suppress": "OOF, AutoReply",
} as const

/** Of a mail that begins no thread and belongs to none. */
export function noticeHeaders(id: string, domain: string): Record<string, string> {
  return { "Message-ID": `<${id}@${domain}>`, ...automaticMailHeaders }
}
