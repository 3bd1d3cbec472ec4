import { type AgentId, type Db, idSchema, notFound, parse, type TicketId } from "../../kernel/index.js"
import type { AuditVerdict } from "./audit-verdict.js"
import { verifyAgents } from "./verify-agents.js"
import { verifyDesk } from "./verify-desk.js"
import { verifyTickets } from "./verify-tickets.js"

/** Whose audit: of a ticket, of an agent, or of what is set up for the whole desk. */
export type AuditSubject = { ticketId: TicketId } | { agentId: AgentId } | { desk: true }

/**
 * Proves that nothing in the audit of a subject was changed, removed or inserted since it was written, and that the subject
 * is as its audit tells: texts (by their hashes), status, priority, participants, tags, timeline, roles. The end of a chain is
 * witnessed outside of it, so that one which was cut off shows, also when its head was set back.
 *
 * Somebody who makes anew all that was written since, witnesses and seals included, or puts the whole database back to an
 * earlier state, is not found by this: that takes a witness elsewhere (`docs/audit.md`).
 *
 * @throws HelpdeskError `not_found` when there is no such ticket or agent and never was | `invalid_input` when it is no id
 *   of one
 */
export async function verifyAudit(db: Db, subject: AuditSubject): Promise<AuditVerdict> {
  return atOneMoment(db, (tx) => verifyOne(tx, subject))
}

async function verifyOne(tx: Db, subject: AuditSubject): Promise<AuditVerdict> {
  if ("desk" in subject) return verifyDesk(tx)
  if ("agentId" in subject) {
    const id = parse(idSchema("agent"), subject.agentId)
    return (await verifyAgents(tx, [id])).get(id) ?? unknown("agent")
  }
  const id = parse(idSchema("ticket"), subject.ticketId)
  return (await verifyTickets(tx, [id])).get(id) ?? unknown("ticket")
}

function unknown(what: string): never {
  throw notFound(what)
}

/** Rows and chains as they were at one moment, whoever writes meanwhile. */
export function atOneMoment<Result>(db: Db, read: (tx: Db) => Promise<Result>): Promise<Result> {
  return db.transaction(read, { isolationLevel: "repeatable read", accessMode: "read only" })
}
