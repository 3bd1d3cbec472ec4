import { Text } from "@react-email/components"
import type { MailContent } from "../content.js"
import { footerText, linkText, plainText, quotedText } from "../plain-text.js"
import { BaseEmailLayout } from "./base-email-layout.js"
import { LinkBelow, Quote, TicketButton } from "./parts.js"
import { styles } from "./theme.js"

/** "We have your message": what happens now, the way to the ticket, and what the requester wrote. */
export function TicketConfirmation({ content }: { content: MailContent }) {
  return (
    <BaseEmailLayout content={content}>
      <Text className="ink" style={styles.text}>
        {content.intro}
      </Text>
      <TicketButton button={content.button} />
      <Quote message={content.message} of="question" />
      <LinkBelow content={content} />
    </BaseEmailLayout>
  )
}

export function ticketConfirmationText(content: MailContent): string {
  const { heading, greeting, intro, button, message, next } = content
  return plainText([heading, greeting, intro, linkText(button), quotedText(message), next, footerText(content)])
}
