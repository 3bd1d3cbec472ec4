import type { SQLWrapper } from "drizzle-orm"
import type { Actor } from "../access/index.js"
import { auditEvents, auditUnsealed, ticketActivity } from "../db/schema-helpdesk.js"
import { insertInto, newId, type TicketId } from "../kernel/index.js"
import { type AuditEntry, type AuditRow, actorColumns, type ChainHead, link } from "./chain.js"
import { auditedFields, type TicketEvent } from "./events.js"

/** What happened to a ticket, and where its chain ended before. */
export type Told = { id: TicketId; events: readonly TicketEvent[]; at: Date } & ChainHead

/**
 * The one writer of timeline and audit: both in the transaction of the change itself. It returns the inserts for the caller's
 * single round trip, three for any number of tickets, and the new heads of their chains in the same order, which the caller
 * stores on the tickets; one of the inserts says the heads a second time, for `sealAudit`.
 */
export function record(actor: Actor, told: readonly Told[]): { inserts: SQLWrapper[]; heads: ChainHead[] } {
  const links: AuditRow[] = []
  const heads = told.map(({ id, events, at, auditSeq, auditHash }) =>
    events.reduce<ChainHead>(
      (head, event) => {
        const [row, next] = link(head, id, actor, entryOf(event), at)
        links.push(row)
        return next
      },
      { auditSeq, auditHash },
    ),
  )
  if (links.length === 0) return { inserts: [], heads }
  const timeline = told.flatMap(({ id, events, at }) => events.map((event) => activityRow(actor, id, event, at)))
  const ids = told.map(({ id }) => id)
  return { inserts: [insertInto(ticketActivity, timeline), insertInto(auditEvents, links), witness(heads, ids)], heads }
}

/** That chains have come this far, for `sealAudit`. */
export function witness(heads: readonly ChainHead[], subjectIds: readonly string[]): SQLWrapper {
  const rows = heads.map(({ auditSeq: seq, auditHash: hash }, at) => ({ subjectId: subjectIds[at] ?? "", seq, hash }))
  return insertInto(auditUnsealed, rows)
}

/** The part of an event that may stay for ever. */
function entryOf(event: TicketEvent): AuditEntry {
  const kept = Object.entries(event.data).filter(
    ([field, value]) => value !== undefined && auditedFields[event.type].includes(field),
  )
  const changes = { ...Object.fromEntries(kept), ...("kept" in event ? event.kept : {}) }
  return { type: event.type, changes, ...("content" in event && { content: event.content }) }
}

function activityRow(actor: Actor, ticketId: TicketId, event: TicketEvent, now: Date) {
  const { actorType, actorId } = actorColumns(actor)
  const isContact = "contactId" in actor
  return {
    id: newId("activity", now),
    ticketId,
    type: event.type,
    actorType,
    actorId: isContact ? actor.contactId : null,
    data: isContact ? event.data : { ...event.data, by: actorId },
    createdAt: now,
  }
}
