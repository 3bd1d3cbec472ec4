import type { Locale } from "../kernel/index.js"

/** What an exported file says by itself, in each language, beside the names of fields and what they hold. */
type Words = {
  messages: Record<MessageColumn, string>
  /** What a message is: who wrote it, and for whom. */
  kind: { question: string; answer: string; note: string; system: string }
  deleted: (kind: string) => string
  /** Ends a text that is too long for a cell. */
  cutShort: string
}

/** The columns of a file of messages, in order. */
export const messageColumns = ["ref", "subject", "time", "author", "kind", "text"] as const
export type MessageColumn = (typeof messageColumns)[number]

const nl: Words = {
  messages: {
    ref: "Nummer",
    subject: "Onderwerp",
    time: "Geschreven op",
    author: "Schrijver",
    kind: "Soort",
    text: "Tekst",
  },
  kind: { question: "Vraag", answer: "Antwoord", note: "Notitie", system: "Automatisch bericht" },
  deleted: (kind) => `${kind} (verwijderd)`,
  cutShort: " […ingekort]",
}

const en: Words = {
  messages: { ref: "Number", subject: "Subject", time: "Written on", author: "Author", kind: "Kind", text: "Text" },
  kind: { question: "Question", answer: "Answer", note: "Note", system: "Automatic message" },
  deleted: (kind) => `${kind} (deleted)`,
  cutShort: " […cut short]",
}

export const exportWords: Record<Locale, Words> = { nl, en }
