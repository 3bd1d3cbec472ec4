import { and, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../access/index.js"
import { agents, ticketAssignments } from "../db/schema-helpdesk.js"
import {
  type AgentId,
  type ContactId,
  type Db,
  HelpdeskError,
  idSchema,
  newId,
  parse,
  type TicketId,
} from "../kernel/index.js"
import { type Change, changeTicket, targetInput } from "./change-ticket.js"
import { moveByItself } from "./move.js"
import type { LockedTicket, Ticket } from "./ticket.js"
import type { Workflow } from "./workflow.js"

export const assignTicketInput = z.object({
  ...targetInput,
  /** Null takes it from whoever has it. */
  agentId: idSchema("agent").nullable(),
})

/**
 * Gives a ticket to an agent, or to nobody. The one who had it is released; the history stays in `ticket_assignments`.
 * Giving it to whoever has it changes nothing.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `invalid_input` (no such agent, or not active) | `conflict`
 */
export async function assignTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof assignTicketInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  requireAgent(actor)
  const { agentId, ...target } = parse(assignTicketInput, input)
  return changeTicket(db, actor, target, "ticket.assign", now, async (tx, ticket, { workflow }) => {
    if (agentId === ticket.assigneeId) return { events: [] }
    if (agentId) await assertActive(tx, agentId)
    if (ticket.assigneeId) await release(tx, ticket.id, actor.contactId, now)
    return agentId ? assigned(tx, ticket, agentId, actor.contactId, workflow, now) : unassigned(ticket)
  })
}

/** Locks the agent, so that nobody is deactivated between this look and the commit. */
async function assertActive(tx: Db, agentId: AgentId): Promise<void> {
  const [agent] = await tx
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.id, agentId), eq(agents.isActive, true)))
    .for("share")
  if (!agent) throw new HelpdeskError("invalid_input", "no such active agent", { fields: ["agentId"] })
}

/** The primary assignment ends before the next begins: the unique index allows one at any moment. */
async function release(tx: Db, ticketId: TicketId, by: ContactId, now: Date): Promise<void> {
  await tx
    .update(ticketAssignments)
    .set({ unassignedAt: now, unassignedBy: by })
    .where(
      and(
        eq(ticketAssignments.ticketId, ticketId),
        eq(ticketAssignments.isPrimary, true),
        isNull(ticketAssignments.unassignedAt),
      ),
    )
}

function assigned(
  tx: Db,
  ticket: LockedTicket,
  agentId: AgentId,
  by: ContactId,
  workflow: Workflow,
  now: Date,
): Change {
  const previous = ticket.assigneeId ? { previousAgentId: ticket.assigneeId } : {}
  const move = moveByItself(ticket, workflow, workflow.automatic.assignment, now)
  const seat = { ticketId: ticket.id, agentId, isPrimary: true, assignedAt: now, assignedBy: by }
  return {
    set: { ...move.set, assigneeId: agentId },
    events: [{ type: "ticket.assigned", data: { agentId, ...previous } }, ...move.events],
    inserts: [tx.insert(ticketAssignments).values({ id: newId("assignment", now), ...seat })],
  }
}

function unassigned({ assigneeId }: LockedTicket): Change {
  if (!assigneeId) return { events: [] }
  return { set: { assigneeId: null }, events: [{ type: "ticket.unassigned", data: { previousAgentId: assigneeId } }] }
}
