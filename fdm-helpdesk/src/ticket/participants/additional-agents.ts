import { z } from "zod"
import { type Actor, requireRight } from "../../access/index.js"
import { type Db, HelpdeskError, idSchema, parse } from "../../kernel/index.js"
import { type Change, contactOf } from "../commit/change.js"
import { changeTicket, targetInput } from "../commit/change-ticket.js"
import type { Ticket } from "../ticket.js"
import { leave, newParticipant, participantOf } from "./participants.js"

/** What `addAssignee` and `removeAssignee` take. */
export const assigneeInput = z.object({ ...targetInput, agentId: idSchema("agent") })

/**
 * Puts an agent on a ticket beside the one who answers for it; also on a ticket that nobody has, which stays in
 * "unassigned". Who is on the ticket already, as additional or as primary, stays so.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `invalid_input` (no such agent, or not active) | `conflict`
 */
export async function addAssignee(
  db: Db,
  actor: Actor,
  input: z.input<typeof assigneeInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  requireRight(actor, "ticket.assign")
  const { agentId, ...target } = parse(assigneeInput, input)
  return changeTicket(
    db,
    actor,
    { ...target, joining: agentId },
    "ticket.assign",
    now,
    async (tx, { id: ticketId }, _desk, at) => {
      if (await participantOf(tx, ticketId, agentId)) return { events: [] }
      return {
        set: { updatedAt: at },
        events: [{ type: "ticket.assignee_added", data: { agentId } }],
        rowsBeside: [newParticipant({ ticketId, agentId, isPrimary: false, assignedBy: contactOf(actor) }, at)],
      } satisfies Change
    },
  )
}

/**
 * Takes an additional agent off a ticket. Who is not on it stays so. The primary one is not taken off by this: whoever
 * asks saw an additional agent, so somebody made them primary meanwhile, and leaving a ticket to nobody is `assignTicket`'s.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `invalid_input` | `conflict`, with `details.reason` `primary` for the primary agent
 */
export async function removeAssignee(
  db: Db,
  actor: Actor,
  input: z.input<typeof assigneeInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  requireRight(actor, "ticket.assign")
  const { agentId, ...target } = parse(assigneeInput, input)
  return changeTicket(db, actor, target, "ticket.assign", now, async (tx, ticket, _desk, at) => {
    if (ticket.assigneeId === agentId)
      throw new HelpdeskError("conflict", "this agent is the primary one", { reason: "primary" })
    const participant = await participantOf(tx, ticket.id, agentId)
    return participant ? leave(participant, contactOf(actor), at) : { events: [] }
  })
}
