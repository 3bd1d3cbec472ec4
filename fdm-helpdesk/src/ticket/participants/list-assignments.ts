import { and, asc, eq } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { type Actor, requireAtDesk, visibleTo } from "../../access/index.js"
import { agents, contacts, ticketAssignments, tickets } from "../../db/schema-helpdesk.js"
import { type AgentId, type AssignmentId, type Db, notFound, type TicketId } from "../../kernel/index.js"
import { ticketIn } from "../read/ticket-in.js"

/** That an agent had a ticket, from when to when. Names are those of now. */
export type Assignment = {
  id: AssignmentId
  agent: { id: AgentId; name: string }
  isPrimary: boolean
  assignedAt: Date
  /** Null when the helpdesk itself did it. */
  assignedByName: string | null
  /** Null as long as the agent has it. */
  unassignedAt: Date | null
  unassignedByName: string | null
}

/**
 * Who has, and who had, a ticket: the whole history, oldest first, in one statement. An additional agent who became the
 * primary one stands in it twice.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found` | `invalid_input`
 */
export async function listAssignments(db: Db, actor: Actor, input: { ticketId: TicketId }): Promise<Assignment[]> {
  requireAtDesk(actor, "ticket.list")
  const ticketId = ticketIn(input)
  const [assigner, unassigner] = [alias(contacts, "assigner"), alias(contacts, "unassigner")]
  const { id, isPrimary, assignedAt, unassignedAt } = ticketAssignments
  const rows = await db
    .select({
      participant: { id, isPrimary, assignedAt, unassignedAt },
      agent: { id: agents.id },
      agentName: contacts.name,
      assignedByName: assigner.name,
      unassignedByName: unassigner.name,
    })
    .from(tickets)
    .leftJoin(ticketAssignments, eq(ticketAssignments.ticketId, tickets.id))
    .leftJoin(agents, eq(agents.id, ticketAssignments.agentId))
    .leftJoin(contacts, eq(contacts.id, agents.contactId))
    .leftJoin(assigner, eq(assigner.id, ticketAssignments.assignedBy))
    .leftJoin(unassigner, eq(unassigner.id, ticketAssignments.unassignedBy))
    .where(and(eq(tickets.id, ticketId), visibleTo(actor)))
    .orderBy(asc(id))
  if (rows.length === 0) throw notFound("ticket")
  return rows.flatMap(({ participant, agent, agentName, assignedByName, unassignedByName }) =>
    participant && agent
      ? [{ ...participant, agent: { id: agent.id, name: agentName ?? "" }, assignedByName, unassignedByName }]
      : [],
  )
}
