import type { Locale } from "../kernel/index.js"

/** What stands where something of a person stood, in the language of the desk: it is stored, so that every list shows it. */
type Words = {
  /** The name of somebody who asked questions. */
  requester: string
  /** The name of somebody who answered them. */
  agent: string
  /** A subject that was made from what they wrote. */
  subject: string
  /** The first line of what they wrote last. */
  preview: string
}

export const erasedWords: Record<Locale, Words> = {
  nl: { requester: "Anoniem", agent: "Oud-medewerker", subject: "Gewiste vraag", preview: "De tekst is gewist" },
  en: { requester: "Anonymous", agent: "Former agent", subject: "Erased question", preview: "The text was erased" },
}
