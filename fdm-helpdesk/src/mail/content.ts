import { type Locale, oneLine, shorten } from "../kernel/index.js"
import { withoutBidiControls } from "../markdown/index.js"
import type { MailTemplate } from "../ticket/mails/mail-work.js"
import { mailWords } from "./words.js"

/** What a mail is made from, as it stands in the database when the mail leaves. */
export type MailFacts = {
  template: MailTemplate
  locale: Locale
  /** Name of the desk. */
  brand: string
  /** The desk's own, `#rrggbb`; the helpdesk's without it. */
  accentColor?: string
  ref: string
  ticketSubject: string
  /** Who gets it. */
  recipientName: string
  authorName: string
  body: string
  /** Page of the ticket. */
  href: string
}

/** What a mail says, part by part. HTML and plain text are two shapes of this, so neither says more than the other. */
export type MailContent = NoticeContent & {
  /** `isPlain` is set for a text whose format would make the mail too long. */
  message: { label: string; text: string; cutShort?: string; isPlain?: boolean }
}

/** The same of a mail that repeats nobody's words. `ref` is what it is about. */
export type NoticeContent = {
  locale: Locale
  brand: string
  accentColor?: string
  ref: string
  subject: string
  /** What lists of mails show behind the subject. */
  preheader: string
  heading: string
  /** Greeting and introduction are absent where an agent's own words do that. */
  greeting?: string
  intro?: string
  button: { label: string; href: string }
  next: string
  linkHint: string
  footer: string
}

/**
 * How much of a message a mail holds, in UTF-16 units. Gmail hides what comes after 102 kB of HTML, and `"` is six
 * characters of it; whoever wrote a message needs only to recognise it.
 */
export const messageLimits: Record<MailTemplate, number> = {
  "ticket-confirmation": 2_000,
  "ticket-reply": 10_000,
  "note-mention": 10_000,
}

/** Makes the words of a mail; pure. */
export function contentOf(facts: MailFacts): MailContent {
  const { locale, brand, ref, accentColor } = facts
  const { linkHint, footer } = mailWords[locale]
  const common = { locale, brand, accentColor, ref, linkHint, footer: footer(brand) }
  return { ...common, ...said[facts.template](facts) }
}

const said = { "ticket-confirmation": confirmation, "ticket-reply": reply, "note-mention": mention }

function confirmation(facts: MailFacts) {
  const { greeting, confirmation: words } = mailWords[facts.locale]
  const { subject, message, button, ...rest } = words
  return {
    ...rest,
    greeting: greeting(facts.recipientName),
    subject: oneLine(subject(facts.ref)),
    message: quoted(facts, message),
    button: { label: button, href: facts.href },
  }
}

function reply(facts: MailFacts) {
  const { locale, ticketSubject, ref, body, href, authorName } = facts
  const { reply: words, ticket } = mailWords[locale]
  return {
    subject: oneLine(words.subject(shorten(ticketSubject, 120), ref)),
    preheader: preheaderOf(body),
    heading: words.heading(authorName),
    message: quoted(facts, `${ticket}: ${ticketSubject}`),
    button: { label: words.button, href },
    next: words.next,
  }
}

function mention(facts: MailFacts) {
  const { locale, brand, ticketSubject, ref, body, href, authorName } = facts
  const { mention: words } = mailWords[locale]
  const message = quoted(facts, ticketSubject)
  return {
    subject: oneLine(words.subject(authorName, shorten(ticketSubject, 120), ref)),
    preheader: preheaderOf(body),
    heading: words.heading(authorName),
    message: message.cutShort ? { ...message, cutShort: words.cutShort } : message,
    button: { label: words.button, href },
    next: words.next,
    footer: words.footer(brand),
  }
}

function preheaderOf(body: string): string {
  return shorten(oneLine(body.slice(0, 1000)), 140)
}

function quoted({ template, body, locale }: MailFacts, label: string): MailContent["message"] {
  const whole = body
    .replaceAll(/\r\n?/g, "\n")
    .replace(/^\s*\n/, "")
    .trimEnd()
  const limit = messageLimits[template]
  const cutShort = whole.length > limit ? { cutShort: mailWords[locale].cutShort } : {}
  return { label, text: withoutBidiControls(shorten(whole, limit)), ...cutShort }
}
