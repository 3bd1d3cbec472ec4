import { and, asc, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { QueryBuilder } from "drizzle-orm/pg-core"
import { agents, ticketAssignments } from "../../db/schema-helpdesk.js"
import {
  type AgentId,
  arrayText,
  type ContactId,
  type Db,
  HelpdeskError,
  insertInto,
  newId,
  statement,
  type TicketId,
} from "../../kernel/index.js"
import type { Change } from "../commit/change.js"

/**
 * An agent is on a ticket once at a time: as its assignee, who answers for the ticket, or as an additional
 * participant. What has ended stays as history. Participants change under the lock of their ticket; who becomes one is locked
 * before the ticket, because deactivating somebody locks in that order too: first the agent, then the tickets.
 */
export type Participant = { ticketId: TicketId; agentId: AgentId; isPrimary: boolean }

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

const isActiveParticipant = (ticketId: TicketId) =>
  and(eq(ticketAssignments.ticketId, ticketId), isNull(ticketAssignments.unassignedAt))

/** An agent as a participant of a ticket; undefined when they are not on it. */
export async function participantOf(tx: Db, ticketId: TicketId, agentId: AgentId): Promise<Participant | undefined> {
  const [participant] = await tx
    .select({ isPrimary: ticketAssignments.isPrimary })
    .from(ticketAssignments)
    .where(and(isActiveParticipant(ticketId), eq(ticketAssignments.agentId, agentId)))
  return participant && { ticketId, agentId, ...participant }
}

/** The write that makes room for a new primary: it takes the assignee off, and `agentId` as an additional participant. */
export function vacated(ticketId: TicketId, agentId: AgentId | null, by: ContactId | null, at: Date): SQL {
  return ended(ticketId, sql`(is_primary or agent_id = ${agentId ?? ""})`, by, at)
}

/** Takes a participant off, whichever it is, and tells what that changes on the ticket. */
export function leave({ ticketId, agentId, isPrimary }: Participant, by: ContactId | null, at: Date): Change {
  const rowsBeside = [ended(ticketId, sql`agent_id = ${agentId}`, by, at)]
  return isPrimary
    ? {
        set: { assigneeId: null },
        events: [{ type: "ticket.unassigned", data: { previousAgentId: agentId } }],
        rowsBeside,
      }
    : { set: { updatedAt: at }, events: [{ type: "ticket.assignee_removed", data: { agentId } }], rowsBeside }
}

function ended(ticketId: TicketId, isMeant: SQL, by: ContactId | null, at: Date): SQL {
  return sql`update ${ticketAssignments} set unassigned_at = ${at.toISOString()}::timestamptz, unassigned_by = ${by}::text
    where ticket_id = ${ticketId} and unassigned_at is null and ${isMeant}`
}

/**
 * The participants who left the desk, of tickets that are about to be opened again. The agents are locked, so that
 * somebody who is deactivated at this moment either shows here or finds the ticket open.
 */
export async function absentParticipants(tx: Db, ticketIds: readonly TicketId[]): Promise<Participant[]> {
  if (ticketIds.length === 0) return []
  const { ticketId, agentId, isPrimary, unassignedAt } = ticketAssignments
  const isTheirs = and(sql`${ticketId} = any(${arrayText([...ticketIds])}::text[])`, isNull(unassignedAt))
  const team = await tx
    .select({ id: agents.id, isActive: agents.isActive })
    .from(agents)
    .where(inArray(agents.id, tx.select({ agentId }).from(ticketAssignments).where(isTheirs)))
    .orderBy(asc(agents.id))
    .for("share")
  const absent = team.filter(({ isActive }) => !isActive).map(({ id }) => id)
  if (absent.length === 0) return []
  return tx
    .select({ ticketId, agentId, isPrimary })
    .from(ticketAssignments)
    .where(and(isTheirs, inArray(agentId, absent)))
    .orderBy(asc(ticketId), asc(agentId))
}

/** The write that puts an agent on a ticket. */
export function newParticipant(
  participant: { ticketId: TicketId; agentId: AgentId; isPrimary: boolean; assignedBy: ContactId | null },
  now: Date,
): SQLWrapper {
  return insertInto(ticketAssignments, [{ id: newId("assignment", now), ...participant, assignedAt: now }])
}
