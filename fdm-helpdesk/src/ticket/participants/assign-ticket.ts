import { z } from "zod"
import { type Actor, requireAgent, requireRight } from "../../access/index.js"
import { type AgentId, type Db, HelpdeskError, idSchema, parse } from "../../kernel/index.js"
import { type Change, contactOf } from "../commit/change.js"
import { changeTicket, targetInput } from "../commit/change-ticket.js"
import type { LockedTicket, Ticket } from "../ticket.js"
import { newParticipant, vacated } from "./participants.js"

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
  requireRight(actor, "ticket.assign")
  const { agentId, ...target } = parse(assignTicketInput, input)
  return changeTicket(db, actor, { ...target, joining: agentId }, "ticket.assign", now, (_tx, ticket, _desk, at) =>
    assign(actor, ticket, agentId, at),
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
  return changeTicket(
    db,
    actor,
    { ...target, joining: actor.agentId },
    "ticket.assign",
    now,
    (_tx, ticket, _desk, at) => {
      const { assigneeId } = ticket
      if (assigneeId && assigneeId !== actor.agentId)
        throw new HelpdeskError("conflict", "somebody else has this ticket", { assigneeId })
      return assign(actor, ticket, actor.agentId, at)
    },
  )
}

function assign(actor: Actor, ticket: LockedTicket, agentId: AgentId | null, at: Date): Change {
  const { id: ticketId, assigneeId } = ticket
  const by = contactOf(actor)
  if (agentId === assigneeId) return { events: [] }
  const previous = assigneeId ? { previousAgentId: assigneeId } : undefined
  const event = agentId
    ? ({ type: "ticket.assigned", data: { agentId, ...previous } } as const)
    : previous && ({ type: "ticket.unassigned", data: previous } as const)
  return {
    set: { assigneeId: agentId },
    events: event ? [event] : [],
    rowsFirst: [vacated(ticketId, agentId, by, at)],
    rowsBeside: agentId ? [newParticipant({ ticketId, agentId, isPrimary: true, assignedBy: by }, at)] : [],
  }
}
