import { asc, eq } from "drizzle-orm"
import { auditEvents } from "../../db/schema-helpdesk.js"
import type { Db, TicketId } from "../../kernel/index.js"

/** The audit of a ticket, oldest first. */
export function auditOf(db: Db, ticketId: TicketId) {
  return db.select().from(auditEvents).where(eq(auditEvents.subjectId, ticketId)).orderBy(asc(auditEvents.seq))
}
