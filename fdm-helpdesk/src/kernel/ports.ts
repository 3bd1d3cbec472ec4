import type { ExportId, TicketId } from "./ids.js"

/**
 * What a host gives the helpdesk so that things can leave the database. The helpdesk brings adapters for
 * Postmark and Gemini; a host may hand over anything that keeps these shapes.
 */

/** A mail, ready to leave. Addresses are `name <address>` or bare addresses; `tag` groups mails in reports. */
export type OutgoingMail = {
  /** The same for every attempt at the same mail, so that one that left is never sent again. */
  idempotencyKey: string
  from: string
  to: string
  replyTo?: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  tag: string
}

/** What sends mails: `postmarkMailer` of `fdm-helpdesk/mail`, or anything of this shape. */
export type Mailer = {
  /**
   * Hands a mail to the provider.
   * @throws HelpdeskError `unavailable` (try later) | `port_failed` (this mail will never be taken)
   */
  send(mail: OutgoingMail): Promise<{ providerId: string }>
  /** Looks for a mail whose sending was begun and whose outcome is unknown. */
  findSent?(idempotencyKey: string): Promise<{ providerId: string } | undefined>
}

/**
 * A model that judges a message: `geminiModel` of `fdm-helpdesk/triage`, or anything of this shape. The text is a stranger's, so
 * hand it over as data, apart from what you ask. Whatever comes back is checked: what is no verdict leaves the ticket as it is, and the
 * timeline says `nonsense`. A text that orders which level to choose gets `normal` at most, from whichever model.
 */
export type TriageModel = {
  /** What the timeline says judged, such as `gemini-3.0-flash`. */
  name?: string
  /**
   * @returns a verdict: `{ reasoning, subject, priority }`, all of them text, `priority` one of `low`, `normal`, `high` and `urgent`
   * @throws HelpdeskError `unavailable` when trying again may help
   */
  classify(text: string, signal: AbortSignal): Promise<unknown>
}

/** Addresses of the host's pages, for mails. */
export type Links = {
  /** Where the person who asked reads their ticket. */
  ticketForRequester(ticketId: TicketId): string
  /** Where agents work on it. */
  ticketForAgent(ticketId: TicketId): string
  /** Where an agent finds the file that they asked for. Without it no mail tells them that it is ready. */
  exportForAgent?(exportId: ExportId): string
}

/**
 * Tells when something was announced on a channel (Postgres NOTIFY); resolves to the function that ends it. `onListening`
 * is called each time that listening begins, also after a lost connection: what was announced meanwhile was not heard.
 */
export type Listen = (
  channel: string,
  onNotify: (payload: string) => void,
  onListening?: () => void,
) => Promise<() => Promise<void>>

/** What delivery needs. Without a model every ticket keeps its fallback subject and priority. */
export type Ports = { mailer: Mailer; links: Links; model?: TriageModel }
