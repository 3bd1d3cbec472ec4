import { asc, eq } from "drizzle-orm"
import { auditEvents, tickets } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, idSchema, notFound, parse, type TicketId } from "../kernel/index.js"
import { type AuditRow, type ChainHead, emptyChain, hashOf } from "./chain.js"

/** `brokenAt` is the sequence number of the first link that is not what was written, or that is missing. */
export type AuditVerdict = { ok: true; events: number } | { ok: false; events: number; brokenAt: number }

/**
 * Proves that nothing in the audit of a ticket or an agent was changed, removed or inserted since it was written. A
 * ticket carries the head of its chain, so that a cut-off end shows too; an agent carries none.
 *
 * @throws HelpdeskError `not_found` when there is no such ticket or agent | `invalid_input` when it is no id of one
 */
export async function verifyAudit(
  db: Db,
  subject: { ticketId: TicketId } | { agentId: AgentId },
): Promise<AuditVerdict> {
  const ticketId = "agentId" in subject ? undefined : parse(idSchema("ticket"), subject.ticketId)
  const subjectId = "agentId" in subject ? parse(idSchema("agent"), subject.agentId) : subject.ticketId
  return db.transaction(
    async (tx) => {
      const head = ticketId && (await headOf(tx, ticketId))
      const rows = await tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, subjectId))
        .orderBy(asc(auditEvents.seq))
      if (!head && rows.length === 0) throw notFound("agent")
      return verifyChain(rows, head ?? endOf(rows))
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
}

async function headOf(tx: Db, id: TicketId): Promise<ChainHead> {
  const [ticket] = await tx
    .select({ auditSeq: tickets.auditSeq, auditHash: tickets.auditHash })
    .from(tickets)
    .where(eq(tickets.id, id))
  if (!ticket) throw notFound("ticket")
  return ticket
}

function endOf(rows: readonly AuditRow[]): ChainHead {
  const last = rows.at(-1)
  return last ? { auditSeq: last.seq, auditHash: last.hash } : emptyChain
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
