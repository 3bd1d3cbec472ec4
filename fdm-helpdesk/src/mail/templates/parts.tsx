import { Button, Link, Section, Text } from "@react-email/components"
import type { MailContent } from "../content.js"
import { styles } from "./theme.js"
import { Lines, Written } from "./written.js"

/** What the mail is about: the requester's own message, a colleague's note, or, in the accent, the answer. */
export function Quote({ message, of }: { message: MailContent["message"]; of: "question" | "note" | "answer" }) {
  const { label, text, cutShort, isPlain } = message
  const isAnswer = of === "answer"
  return (
    <>
      <Text className="muted" style={styles.label}>
        {label}
      </Text>
      <Section className={isAnswer ? "answer" : "line"} style={isAnswer ? styles.answer : styles.quote}>
        <div className="ink" style={styles.message}>
          {isPlain ? <Lines text={text} /> : <Written text={text} />}
        </div>
        {cutShort && (
          <Text className="muted" style={{ ...styles.small, marginTop: "12px" }}>
            {cutShort}
          </Text>
        )}
      </Section>
    </>
  )
}

/** The one thing to do from a mail, and the address behind it for who can't press a button. */
export function TicketButton({ button: { label, href } }: Pick<MailContent, "button">) {
  return (
    <Button href={href} style={styles.button}>
      {label}
    </Button>
  )
}

export function LinkBelow({ content: { next, linkHint, button } }: { content: MailContent }) {
  return (
    <>
      <Text className="ink" style={styles.text}>
        {next}
      </Text>
      <Text className="muted" style={styles.small}>
        {linkHint}
        <br />
        <Link className="link" href={button.href} style={styles.link}>
          {button.href}
        </Link>
      </Text>
    </>
  )
}
