import type { MailFacts, NoticeContent } from "./content.js"
import { mailWords } from "./words.js"

type Facts = Pick<MailFacts, "locale" | "brand" | "accentColor" | "ref" | "href">

/** What may be said to an address that may be anybody's: no text, no subject, no name, no farm. Pure. */
export function unconfirmedContent({ locale, brand, accentColor, ref, href }: Facts): NoticeContent {
  const { unconfirmed: words, greeting, linkHint } = mailWords[locale]
  const intro = words.intro(brand)
  return {
    ...{ locale, brand, accentColor, ref, linkHint, intro },
    subject: words.subject(brand),
    preheader: intro,
    heading: words.heading,
    greeting: greeting(""),
    button: { label: words.button, href },
    next: words.next,
    footer: words.footer(brand),
  }
}
