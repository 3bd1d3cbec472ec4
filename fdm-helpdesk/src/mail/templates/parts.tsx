import { Button, Link, Section, Text } from "@react-email/components"
import { useContext } from "react"
import type { MailContent, NoticeContent } from "../content.js"
import { LookContext, styles } from "./theme.js"
import { Lines, Written } from "./written.js"

/** What the mail is about: the requester's own message, a colleague's note, or, in the accent, the answer. */
export function Quote({ message, of }: { message: MailContent["message"]; of: "question" | "note" | "answer" }) {
  const { label, text, cutShort, isPlain } = message
  const isAnswer = of === "answer"
  const { light } = useContext(LookContext)
  const answer = { ...styles.quote, borderLeft: `3px solid ${light.accent}` }
  return (
    <>
      <Text className="muted" style={styles.label}>
        {label}
      </Text>
      <Section className={isAnswer ? "answer" : "line"} style={isAnswer ? answer : styles.quote}>
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
export function TicketButton({ button: { label, href } }: Pick<NoticeContent, "button">) {
  const { light } = useContext(LookContext)
  return (
    <Button
      className="button"
      href={href}
      style={{ ...styles.button, backgroundColor: light.button, color: light.onButton }}
    >
      {label}
    </Button>
  )
}

export function LinkBelow({ content: { next, linkHint, button } }: { content: NoticeContent }) {
  const { light } = useContext(LookContext)
  return (
    <>
      <Text className="ink" style={styles.text}>
        {next}
      </Text>
      <Text className="muted" style={styles.small}>
        {linkHint}
        <br />
        <Link className="link" href={button.href} style={{ ...styles.link, color: light.link }}>
          {button.href}
        </Link>
      </Text>
    </>
  )
}
