import { Text } from "@react-email/components"
import type { NoticeContent } from "../content.js"
import { footerText, linkText, plainText } from "../plain-text.js"
import { BaseEmailLayout } from "./base-email-layout.js"
import { LinkBelow, TicketButton } from "./parts.js"
import { styles } from "./theme.js"

/** Tells that something is there, and the way to it. It repeats nobody's words. */
export function Notice({ content }: { content: NoticeContent }) {
  return (
    <BaseEmailLayout content={content}>
      <Text className="ink" style={styles.text}>
        {content.intro}
      </Text>
      <TicketButton button={content.button} />
      <LinkBelow content={content} />
    </BaseEmailLayout>
  )
}

export function noticeText(content: NoticeContent): string {
  const { heading, greeting, intro, button, next } = content
  return plainText([heading, greeting, intro, linkText(button), next, footerText(content)])
}
