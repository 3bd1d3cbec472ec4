import { render } from "@react-email/components"
import type { MailTemplate } from "../outbox/index.js"
import type { MailContent } from "./content.js"
import { NoteMention, noteMentionText } from "./templates/note-mention.js"
import { TicketConfirmation, ticketConfirmationText } from "./templates/ticket-confirmation.js"
import { TicketReply, ticketReplyText } from "./templates/ticket-reply.js"

const templates = {
  "ticket-confirmation": { Html: TicketConfirmation, text: ticketConfirmationText },
  "note-mention": { Html: NoteMention, text: noteMentionText },
  "ticket-reply": { Html: TicketReply, text: ticketReplyText },
} satisfies Record<MailTemplate, unknown>

/** A mail's two bodies. This module brings React Email along, half a second of loading: import it when a mail leaves. */
export async function renderMail(
  template: MailTemplate,
  content: MailContent,
): Promise<{ html: string; text: string }> {
  const { Html, text } = templates[template]
  return { html: await render(<Html content={content} />), text: text(content) }
}
