import type { SQLWrapper } from "drizzle-orm"
import type { Actor } from "../access/index.js"
import { auditEvents, ticketActivity } from "../db/schema-helpdesk.js"
import { type Db, insertInto, newId, type TicketId } from "../kernel/index.js"
import { type AuditRow, actorColumns, type ChainHead, link } from "./chain.js"
import { auditedFields, type TicketEvent } from "./events.js"

/**
 * The one writer of timeline and audit: both in the transaction of the change itself. It returns the two inserts for
 * the caller's single round trip, and the new head of the ticket's chain, which the caller stores on the ticket.
 */
export function record(
  actor: Actor,
  ticket: { id: TicketId } & ChainHead,
  events: readonly TicketEvent[],
  now: Date,
): { inserts: SQLWrapper[]; head: ChainHead } {
  let head: ChainHead = { auditSeq: ticket.auditSeq, auditHash: ticket.auditHash }
  const chained: AuditRow[] = []
  for (const event of events) {
    const [row, next] = link(head, ticket.id, actor, { ...event, changes: audited(event) }, now)
    chained.push(row)
    head = next
  }
  const timeline = events.map((event) => activityRow(actor, ticket.id, event, now))
  if (events.length === 0) return { inserts: [], head }
  return { inserts: [insertInto(ticketActivity, timeline), insertInto(auditEvents, chained)], head }
}

/** The same for one event that happens to many tickets at once: the rows of all in two inserts, and the head of each. */
export function recordOnEach(
  tx: Db,
  actor: Actor,
  tickets: readonly ({ id: TicketId } & ChainHead)[],
  event: TicketEvent,
  now: Date,
): { inserts: SQLWrapper[]; heads: ({ id: TicketId } & ChainHead)[] } {
  const linked = tickets.map(({ id, ...head }) => ({
    id,
    chain: link(head, id, actor, { ...event, changes: audited(event) }, now),
  }))
  const inserts = [
    tx.insert(ticketActivity).values(tickets.map(({ id }) => activityRow(actor, id, event, now))),
    tx.insert(auditEvents).values(linked.map(({ chain: [row] }) => row)),
  ]
  return {
    inserts: tickets.length > 0 ? inserts : [],
    heads: linked.map(({ id, chain: [, head] }) => ({ id, ...head })),
  }
}

/** The part of an event that may stay for ever. */
function audited(event: TicketEvent): Record<string, unknown> {
  const kept = Object.entries(event.data).filter(
    ([field, value]) => value !== undefined && auditedFields[event.type].includes(field),
  )
  return Object.fromEntries(kept)
}

function activityRow(actor: Actor, ticketId: TicketId, event: TicketEvent, now: Date) {
  const { actorType } = actorColumns(actor)
  return {
    id: newId("activity", now),
    ticketId,
    type: event.type,
    actorType,
    actorId: "contactId" in actor ? actor.contactId : null,
    data: actor.type === "system" ? { ...event.data, by: actor.name } : event.data,
    createdAt: now,
  }
}
