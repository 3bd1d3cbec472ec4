import type { Channel, Locale, Priority } from "../kernel/index.js"

/** Everything that an exported file says by itself, in each language; statuses have the words of the desk's workflow. */
type Words = {
  tickets: Record<TicketColumn, string>
  messages: Record<MessageColumn, string>
  priority: Record<Priority, string>
  channel: Record<Channel, string>
  /** What a message is: who wrote it, and for whom. */
  kind: { question: string; answer: string; note: string; system: string }
  deleted: (kind: string) => string
  /** Ends a text that is too long for a cell. */
  cutShort: string
}

/** The columns of a file of tickets, in order. */
export const ticketColumns = [
  ...(["ref", "subject", "status", "priority", "requester", "requesterEmail", "farm", "assignee", "others"] as const),
  ...(["tags", "channel", "created", "firstResponse", "resolved", "closed", "lastMessage", "messages"] as const),
]
export type TicketColumn = (typeof ticketColumns)[number]

/** The columns of a file of messages, in order. */
export const messageColumns = ["ref", "subject", "time", "author", "kind", "text"] as const
export type MessageColumn = (typeof messageColumns)[number]

const nl: Words = {
  tickets: {
    ref: "Nummer",
    subject: "Onderwerp",
    status: "Status",
    priority: "Prioriteit",
    requester: "Vrager",
    requesterEmail: "E-mail van de vrager",
    farm: "Bedrijf",
    assignee: "Behandelaar",
    others: "Ook erbij",
    tags: "Labels",
    channel: "Kanaal",
    created: "Gevraagd op",
    firstResponse: "Eerste antwoord",
    resolved: "Opgelost op",
    closed: "Gesloten op",
    lastMessage: "Laatste bericht",
    messages: "Aantal berichten",
  },
  messages: {
    ref: "Nummer",
    subject: "Onderwerp",
    time: "Geschreven op",
    author: "Schrijver",
    kind: "Soort",
    text: "Tekst",
  },
  priority: { low: "Laag", normal: "Normaal", high: "Hoog", urgent: "Urgent" },
  channel: { web: "Portaal", email: "E-mail", phone: "Telefoon", api: "API" },
  kind: { question: "Vraag", answer: "Antwoord", note: "Notitie", system: "Automatisch bericht" },
  deleted: (kind) => `${kind} (verwijderd)`,
  cutShort: " […ingekort]",
}

const en: Words = {
  tickets: {
    ref: "Number",
    subject: "Subject",
    status: "Status",
    priority: "Priority",
    requester: "Requester",
    requesterEmail: "Requester's email",
    farm: "Farm",
    assignee: "Assignee",
    others: "Also on it",
    tags: "Tags",
    channel: "Channel",
    created: "Asked on",
    firstResponse: "First answer",
    resolved: "Resolved on",
    closed: "Closed on",
    lastMessage: "Last message",
    messages: "Number of messages",
  },
  messages: { ref: "Number", subject: "Subject", time: "Written on", author: "Author", kind: "Kind", text: "Text" },
  priority: { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" },
  channel: { web: "Portal", email: "Email", phone: "Telephone", api: "API" },
  kind: { question: "Question", answer: "Answer", note: "Note", system: "Automatic message" },
  deleted: (kind) => `${kind} (deleted)`,
  cutShort: " […cut short]",
}

export const exportWords: Record<Locale, Words> = { nl, en }
