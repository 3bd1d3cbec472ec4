import { Text } from "@react-email/components"
import type { NoticeContent } from "../content.js"
import { footerText, linkText, plainText } from "../plain-text.js"
import { BaseEmailLayout } from "./base-email-layout.js"
import { LinkBelow, TicketButton } from "./parts.js"
import { styles } from "./theme.js"

/** "Your file is there": how much is in it, the way to it, and until when. Nothing of what it holds. */
export function ExportReady({ content }: { content: NoticeContent }) {
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

export function exportReadyText(content: NoticeContent): string {
  const { heading, greeting, intro, button, next } = content
  return plainText([heading, greeting, intro, linkText(button), next, footerText(content)])
}
