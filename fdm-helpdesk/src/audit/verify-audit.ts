import { asc, eq } from "drizzle-orm"
import { auditEvents, tickets } from "../db/schema-helpdesk.js"
import { type Db, idSchema, notFound, parse, type TicketId } from "../kernel/index.js"
import { type AuditRow, type ChainHead, emptyChain, hashOf } from "./chain.js"

/** `brokenAt` is the sequence number of the first link that is not what was written, or that is missing. */
export type AuditVerdict = { ok: true; events: number } | { ok: false; events: number; brokenAt: number }

/**
 * Proves that nothing in a ticket's audit was changed, removed, inserted or cut off since it was written.
 *
 * @throws HelpdeskError `not_found` when there is no such ticket | `invalid_input` when it is no ticket's id
 */
export async function verifyAudit(db: Db, { ticketId }: { ticketId: TicketId }): Promise<AuditVerdict> {
  const id = parse(idSchema("ticket"), ticketId)
  return db.transaction(
    async (tx) => {
      const [ticket] = await tx
        .select({ auditSeq: tickets.auditSeq, auditHash: tickets.auditHash })
        .from(tickets)
        .where(eq(tickets.id, id))
      if (!ticket) throw notFound("ticket")
      const rows = await tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, id))
        .orderBy(asc(auditEvents.seq))
      return verifyChain(rows, ticket)
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
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
