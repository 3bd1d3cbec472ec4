import { HelpdeskError, type Links, type Mailer, type OutgoingMail } from "../kernel/index.js"

/** A mailer that keeps what it is given, and remembers it when asked. Faults are thrown instead, one a mail. */
export function fakeMailer() {
  const sent: OutgoingMail[] = []
  const faults: Error[] = []
  const mailer: Mailer = {
    async send(mail) {
      const fault = faults.shift()
      if (fault) throw fault
      sent.push(mail)
      return { providerId: `fake-${sent.length}` }
    },
    async findSent(idempotencyKey) {
      const at = sent.findIndex((mail) => mail.idempotencyKey === idempotencyKey)
      return at < 0 ? undefined : { providerId: `fake-${at + 1}` }
    },
  }
  return {
    ...mailer,
    sent,
    /** What the next mails meet with, one each. */
    nextFaults: (...next: Error[]) => void faults.push(...next),
  }
}

/** What a port throws that can't be reached now. */
export function unavailable(): HelpdeskError {
  return new HelpdeskError("unavailable", "away for a while")
}

/** Addresses of a host that there is not. */
export const fakeLinks: Links = {
  ticketForRequester: (ticketId) => `https://app.fdm.example/support/${ticketId}`,
  ticketForAgent: (ticketId) => `https://app.fdm.example/admin/support/${ticketId}`,
  exportForAgent: (exportId) => `https://app.fdm.example/admin/support/exports#${exportId}`,
}
