import { render } from "@react-email/components"
import type { MailTemplate } from "../ticket/mails/mail-work.js"
import type { MailContent, NoticeContent } from "./content.js"
import { NoteMention, noteMentionText } from "./templates/note-mention.js"
import { Notice, noticeText } from "./templates/notice.js"
import { TicketConfirmation, ticketConfirmationText } from "./templates/ticket-confirmation.js"
import { TicketReply, ticketReplyText } from "./templates/ticket-reply.js"

const templates = {
  "ticket-confirmation": { Html: TicketConfirmation, text: ticketConfirmationText },
  "note-mention": { Html: NoteMention, text: noteMentionText },
  "ticket-reply": { Html: TicketReply, text: ticketReplyText },
} satisfies Record<MailTemplate, unknown>

/** Gmail hides what comes after 102 kB. */
const maxHtmlBytes = 100_000

/** A mail's two bodies. This module brings React Email along, half a second of loading: import it when a mail leaves. */
export async function renderMail(
  template: MailTemplate,
  content: MailContent,
): Promise<{ html: string; text: string }> {
  const { Html, text } = templates[template]
  const html = await render(<Html content={content} />)
  if (Buffer.byteLength(html) <= maxHtmlBytes) return { html, text: text(content) }
  const plain = { ...content, message: { ...content.message, isPlain: true } }
  return { html: await render(<Html content={plain} />), text: text(content) }
}

/** The same for a mail that repeats nobody's words, and so is never too long. */
export async function renderNotice(content: NoticeContent): Promise<{ html: string; text: string }> {
  return { html: await render(<Notice content={content} />), text: noticeText(content) }
}
