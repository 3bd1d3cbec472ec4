import { type Locale, oneLine, shorten } from "../kernel/index.js"
import type { MailTemplate } from "../outbox/index.js"
import { mailWords } from "./words.js"

/** What a mail is made from, as it stands in the database when the mail leaves. */
export type MailFacts = {
  template: MailTemplate
  locale: Locale
  /** Name of the desk. */
  brand: string
  ref: string
  ticketSubject: string
  requesterName: string
  authorName: string
  body: string
  /** Page of the ticket. */
  href: string
}

/** What a mail says, part by part. HTML and plain text are two shapes of this, so neither says more than the other. */
export type MailContent = {
  locale: Locale
  brand: string
  ref: string
  subject: string
  /** What lists of mails show behind the subject. */
  preheader: string
  heading: string
  greeting: string
  /** Absent where the message speaks for itself. */
  intro?: string
  message: { label: string; text: string; cutShort?: string }
  button: { label: string; href: string }
  next: string
  linkHint: string
  footer: string
}

/**
 * How much of a message a mail holds, in UTF-16 units. Gmail hides what comes after 102 kB of HTML, and `"` is six
 * characters of it; whoever wrote a message needs only to recognise it.
 */
export const messageLimits: Record<MailTemplate, number> = { "ticket-confirmation": 2_000, "ticket-reply": 10_000 }

export function contentOf(facts: MailFacts): MailContent {
  const words = mailWords[facts.locale]
  const { brand, ref, locale, href } = facts
  const text = shorten(facts.body.replaceAll(/\r\n?/g, "\n").trim(), messageLimits[facts.template])
  const cutShort = text.endsWith("…") && !facts.body.trimEnd().endsWith(text) ? words.cutShort : undefined
  const common = { locale, brand, ref, greeting: words.greeting(facts.requesterName) }
  const rest = { linkHint: words.linkHint, footer: words.footer(brand) }
  if (facts.template === "ticket-confirmation") {
    const { subject, button, message, ...said } = words.confirmation
    return {
      ...common,
      ...said,
      ...rest,
      subject: oneLine(subject(ref)),
      message: { label: message, text, cutShort },
      button: { label: button, href },
    }
  }
  const { subject, heading, button, next } = words.reply
  return {
    ...common,
    ...rest,
    next,
    subject: oneLine(subject(shorten(facts.ticketSubject, 120), ref)),
    preheader: shorten(oneLine(facts.body.slice(0, 1000)), 140),
    heading: heading(facts.authorName),
    message: { label: `${words.ticket}: ${facts.ticketSubject}`, text, cutShort },
    button: { label: button, href },
  }
}
