import type { MailContent } from "../content.js"
import { footerText, linkText, messageText, plainText } from "../plain-text.js"
import { BaseEmailLayout } from "./base-email-layout.js"
import { LinkBelow, Quote, TicketButton } from "./parts.js"

/** The note in which an agent is called by name, and the way to the ticket. */
export function NoteMention({ content }: { content: MailContent }) {
  return (
    <BaseEmailLayout content={content}>
      <Quote message={content.message} of="note" />
      <TicketButton button={content.button} />
      <LinkBelow content={content} />
    </BaseEmailLayout>
  )
}

export function noteMentionText(content: MailContent): string {
  const { heading, message, button, next } = content
  return plainText([heading, messageText(message), linkText(button), next, footerText(content)])
}
