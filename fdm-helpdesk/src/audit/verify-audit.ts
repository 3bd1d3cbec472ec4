import { asc, eq } from "drizzle-orm"
import { agents, auditEvents, auditHeads, tickets } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, idSchema, notFound, parse, type TicketId } from "../kernel/index.js"
import { type AuditRow, type ChainHead, emptyChain, hashOf } from "./chain.js"
import { deskSubject } from "./record-chain.js"

/** `brokenAt` is the sequence number of the first link that is not what was written, or that is missing. */
export type AuditVerdict = { ok: true; events: number } | { ok: false; events: number; brokenAt: number }

/** Whose audit: of a ticket, of an agent, or of what is set up for the whole desk. */
export type AuditSubject = { ticketId: TicketId } | { agentId: AgentId } | { desk: true }

/**
 * Proves that nothing in the audit of a subject was changed, removed or inserted since it was written. The head of a chain
 * stands apart from its links (a ticket carries its own), so that a cut-off end shows too. Every agent has a chain, so one
 * without any is broken; a desk where nothing was ever set up has none.
 *
 * @throws HelpdeskError `not_found` when there is no such ticket or agent | `invalid_input` when it is no id of one
 */
export async function verifyAudit(db: Db, subject: AuditSubject): Promise<AuditVerdict> {
  const { subjectId, readHead } = chainOf(subject)
  return db.transaction(
    async (tx) => {
      const head = await readHead(tx)
      const rows = await tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, subjectId))
        .orderBy(asc(auditEvents.seq))
      return verifyChain(rows, head)
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
}

function chainOf(subject: AuditSubject): { subjectId: string; readHead: (tx: Db) => Promise<ChainHead> } {
  if ("desk" in subject) return { subjectId: deskSubject, readHead: (tx) => headOf(tx, deskSubject) }
  if ("agentId" in subject) {
    const id = parse(idSchema("agent"), subject.agentId)
    return { subjectId: id, readHead: (tx) => headOfAgent(tx, id) }
  }
  const id = parse(idSchema("ticket"), subject.ticketId)
  return { subjectId: id, readHead: (tx) => headOfTicket(tx, id) }
}

async function headOf(tx: Db, subjectId: string): Promise<ChainHead> {
  const [head] = await tx.select().from(auditHeads).where(eq(auditHeads.subjectId, subjectId))
  return head ?? emptyChain
}

/** An agent's chain begins with being made one; a head that says that nothing happened was tampered with. */
async function headOfAgent(tx: Db, id: AgentId): Promise<ChainHead> {
  const [agent] = await tx.select({ id: agents.id }).from(agents).where(eq(agents.id, id))
  const head = await headOf(tx, id)
  if (!agent && head.auditSeq === 0) throw notFound("agent")
  return head.auditSeq === 0 ? { auditSeq: 1, auditHash: "lost" } : head
}

async function headOfTicket(tx: Db, id: TicketId): Promise<ChainHead> {
  const [ticket] = await tx
    .select({ auditSeq: tickets.auditSeq, auditHash: tickets.auditHash })
    .from(tickets)
    .where(eq(tickets.id, id))
  if (!ticket) throw notFound("ticket")
  return ticket
}

/** Walks the links from the first to the head. */
export function verifyChain(rows: readonly AuditRow[], head: ChainHead): AuditVerdict {
  let last = emptyChain
  for (const row of rows) {
    const follows = row.seq === last.auditSeq + 1 && row.prevHash === last.auditHash
    if (!follows || row.hash !== hashOf(row)) return { ok: false, events: rows.length, brokenAt: last.auditSeq + 1 }
    last = { auditSeq: row.seq, auditHash: row.hash }
  }
  const whole = last.auditSeq === head.auditSeq && last.auditHash === head.auditHash
  return whole ? { ok: true, events: rows.length } : { ok: false, events: rows.length, brokenAt: last.auditSeq + 1 }
}
