import type { MailContent } from "../content.js"
import { footerText, linkText, messageText, plainText } from "../plain-text.js"
import { BaseEmailLayout } from "./base-email-layout.js"
import { LinkBelow, Quote, TicketButton } from "./parts.js"

/** An agent's answer, readable without leaving the mail, and the way to the ticket to react. */
export function TicketReply({ content }: { content: MailContent }) {
  return (
    <BaseEmailLayout content={content}>
      <Quote message={content.message} of="answer" />
      <TicketButton button={content.button} />
      <LinkBelow content={content} />
    </BaseEmailLayout>
  )
}

export function ticketReplyText(content: MailContent): string {
  const { heading, message, button, next } = content
  return plainText([heading, messageText(message), linkText(button), next, footerText(content)])
}
