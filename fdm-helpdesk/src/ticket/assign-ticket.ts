import { z } from "zod"
import { type Actor, type AgentActor, requireAgent } from "../access/index.js"
import { type AgentId, type Db, HelpdeskError, idSchema, parse } from "../kernel/index.js"
import { type Change, changeTicket, targetInput } from "./change-ticket.js"
import type { Desk } from "./load-desk.js"
import { moveByItself } from "./move.js"
import { newSeat, vacate } from "./seats.js"
import type { LockedTicket, Ticket } from "./ticket.js"

/** What `assignTicket` takes. */
export const assignTicketInput = z.object({
  ...targetInput,
  /** Null takes it from whoever has it. */
  agentId: idSchema("agent").nullable(),
})

/**
 * Gives a ticket to an agent, or to nobody. The one who had it is released; the history stays in `ticket_assignments`.
 * An additional agent who gets it is additional no longer. Giving it to whoever has it changes nothing.
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
  return changeTicket(db, actor, { ...target, seatFor: agentId }, "ticket.assign", now, (tx, ticket, desk) =>
    assign(tx, actor, ticket, agentId, desk, now),
  )
}

/** What `claimTicket` takes. */
export const claimTicketInput = z.object(targetInput)

/**
 * Takes a ticket that nobody has. Of any number who claim at once exactly one gets it. Unlike `assignTicket` it never
 * takes a ticket from anybody, and unlike a `version` it does not mind what else changed meanwhile. Claiming what one has
 * already changes nothing, so that a second click does no harm.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `invalid_input` (the actor is no active agent any more) | `conflict` with
 *   `details.assigneeId` when somebody else has it
 */
export async function claimTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof claimTicketInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  requireAgent(actor)
  const target = parse(claimTicketInput, input)
  return changeTicket(db, actor, { ...target, seatFor: actor.agentId }, "ticket.assign", now, (tx, ticket, desk) => {
    const { assigneeId } = ticket
    if (assigneeId && assigneeId !== actor.agentId)
      throw new HelpdeskError("conflict", "somebody else has this ticket", { assigneeId })
    return assign(tx, actor, ticket, actor.agentId, desk, now)
  })
}

async function assign(
  tx: Db,
  { contactId }: AgentActor,
  ticket: LockedTicket,
  agentId: AgentId | null,
  { workflow }: Desk,
  now: Date,
): Promise<Change> {
  const { id: ticketId, assigneeId } = ticket
  if (agentId === assigneeId) return { events: [] }
  await vacate(tx, ticketId, agentId, contactId, now)
  if (!agentId) return unassigned(ticket)
  const previous = assigneeId ? { previousAgentId: assigneeId } : {}
  const move = moveByItself(ticket, workflow, workflow.automatic.assignment, now)
  return {
    set: { ...move.set, assigneeId: agentId },
    events: [{ type: "ticket.assigned", data: { agentId, ...previous } }, ...move.events],
    inserts: [newSeat({ ticketId, agentId, isPrimary: true, assignedBy: contactId }, now)],
  }
}

function unassigned({ assigneeId }: LockedTicket): Change {
  if (!assigneeId) return { events: [] }
  return { set: { assigneeId: null }, events: [{ type: "ticket.unassigned", data: { previousAgentId: assigneeId } }] }
}
