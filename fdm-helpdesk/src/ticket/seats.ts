import { and, asc, eq, inArray, isNull, type SQLWrapper, sql } from "drizzle-orm"
import { QueryBuilder } from "drizzle-orm/pg-core"
import type { TicketEvent } from "../audit/index.js"
import { agents, ticketAssignments } from "../db/schema-helpdesk.js"
import {
  type AgentId,
  type ContactId,
  type Db,
  HelpdeskError,
  insertInto,
  newId,
  statement,
  type TicketId,
} from "../kernel/index.js"

/**
 * An agent has at most one active seat on a ticket: the primary one, whose holder answers for the ticket, or an
 * additional one. A seat that ends stays as history. Seats change under the lock of their ticket; who gets one is locked
 * before the ticket, because deactivating somebody locks in that order too: first the agent, then the tickets.
 */
export type SeatChange = { set?: { assigneeId?: null; updatedAt?: Date }; events: TicketEvent[] }

/**
 * Keeps an agent from being deactivated until the transaction is over.
 *
 * @throws HelpdeskError `invalid_input` when there is no such agent, or not an active one
 */
export async function lockActiveAgent(tx: Db, agentId: AgentId): Promise<void> {
  const [agent] = await heldAgent(tx, { agentId })
  if (!agent) throw new HelpdeskError("invalid_input", "no such active agent", { fields: ["agentId"] })
}

const heldAgent = statement<{ id: AgentId }>(
  () =>
    new QueryBuilder()
      .select({ id: agents.id })
      .from(agents)
      .where(and(eq(agents.id, sql.placeholder("agentId")), sql`${agents.isActive}`))
      .for("share"),
  { id: agents.id },
)

const isActiveSeat = (ticketId: TicketId) =>
  and(eq(ticketAssignments.ticketId, ticketId), isNull(ticketAssignments.unassignedAt))

/** The active seat of an agent on a ticket: whether it is the primary one; undefined when there is none. */
export async function seatOf(
  tx: Db,
  ticketId: TicketId,
  agentId: AgentId,
): Promise<{ isPrimary: boolean } | undefined> {
  const [seat] = await tx
    .select({ isPrimary: ticketAssignments.isPrimary })
    .from(ticketAssignments)
    .where(and(isActiveSeat(ticketId), eq(ticketAssignments.agentId, agentId)))
  return seat
}

/** Makes room for a new primary: ends the primary seat, and `agentId`'s own if that is an additional one. */
export async function vacate(
  tx: Db,
  ticketId: TicketId,
  agentId: AgentId | null,
  by: ContactId,
  now: Date,
): Promise<void> {
  await vacated(tx, { ticketId, agentId: agentId ?? "", by, now: now.toISOString() })
}

const vacated = statement<never>(
  () => sql`update ${ticketAssignments} set unassigned_at = ${sql.placeholder("now")}::timestamptz, unassigned_by = ${sql.placeholder("by")}
    where ticket_id = ${sql.placeholder("ticketId")} and unassigned_at is null and (is_primary or agent_id = ${sql.placeholder("agentId")})
    returning id`,
  { id: ticketAssignments.id },
)

/** Ends the seat of an agent, whichever it is, and tells what that changes on the ticket; without a seat, nothing. */
export async function leaveSeat(
  tx: Db,
  ticketId: TicketId,
  agentId: AgentId,
  by: ContactId | null,
  now: Date,
): Promise<SeatChange> {
  const [seat] = await tx
    .update(ticketAssignments)
    .set({ unassignedAt: now, unassignedBy: by })
    .where(and(isActiveSeat(ticketId), eq(ticketAssignments.agentId, agentId)))
    .returning({ isPrimary: ticketAssignments.isPrimary })
  if (!seat) return { events: [] }
  return seat.isPrimary
    ? { set: { assigneeId: null }, events: [{ type: "ticket.unassigned", data: { previousAgentId: agentId } }] }
    : { set: { updatedAt: now }, events: [{ type: "ticket.assignee_removed", data: { agentId } }] }
}

/**
 * Ends the seats of those who left the desk, on a ticket that is about to be opened again. The agents are locked, so that
 * somebody who is deactivated at this moment either shows here or finds the ticket open.
 */
export async function vacateForAbsent(
  tx: Db,
  ticketId: TicketId,
  by: ContactId | null,
  now: Date,
): Promise<SeatChange> {
  const seated = tx.select({ agentId: ticketAssignments.agentId }).from(ticketAssignments).where(isActiveSeat(ticketId))
  const team = await tx
    .select({ agentId: agents.id, isActive: agents.isActive })
    .from(agents)
    .where(inArray(agents.id, seated))
    .orderBy(asc(agents.id))
    .for("share")
  let all: SeatChange = { events: [] }
  for (const { agentId } of team.filter(({ isActive }) => !isActive)) {
    const { set, events } = await leaveSeat(tx, ticketId, agentId, by, now)
    all = { set: { ...all.set, ...set }, events: all.events.concat(events) }
  }
  return all
}

/** The write that gives an agent a seat. */
export function newSeat(
  seat: { ticketId: TicketId; agentId: AgentId; isPrimary: boolean; assignedBy: ContactId },
  now: Date,
): SQLWrapper {
  return insertInto(ticketAssignments, [{ id: newId("assignment", now), ...seat, assignedAt: now }])
}
