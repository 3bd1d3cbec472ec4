import { z } from "zod"
import type { Actor } from "../access/index.js"
import { type Db, HelpdeskError, parse, storable } from "../kernel/index.js"
import { canClose, canReopen } from "../workflow/workflow.js"
import { changeTicket, targetInput } from "./commit/change-ticket.js"
import { chosenMove, moveTo, noMove } from "./move.js"
import type { Ticket } from "./ticket.js"

/**
 * What `updateTicketStatus` takes: `to` is the key of a status of the desk's workflow; a reason has at most 500
 * characters.
 */
export const updateTicketStatusInput = z.object({
  ...targetInput,
  to: z.string().max(40),
  reason: z.string().trim().max(500).transform(storable).optional(),
})

/**
 * Moves a ticket along its workflow. Reopening clears `resolvedAt` and `closedAt`. Moving to where it stands changes nothing.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `invalid_input` (unknown status) | `invalid_transition` | `conflict`
 */
export async function updateTicketStatus(
  db: Db,
  actor: Actor,
  input: z.input<typeof updateTicketStatusInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  const { to, reason, ...target } = parse(updateTicketStatusInput, input)
  return changeTicket(db, actor, target, "ticket.update_status", now, (_tx, ticket, { workflow }, at) =>
    chosenMove(ticket, workflow, to, at, reason),
  )
}

/** What `closeTicket` and `reopenTicket` take. */
export const closeTicketInput = updateTicketStatusInput.omit({ to: true })

/**
 * Closes a ticket: for the person who asked it means "my question is answered", from any status. Closing twice changes nothing.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `conflict`
 */
export async function closeTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof closeTicketInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  const { reason, ...target } = parse(closeTicketInput, input)
  return changeTicket(db, actor, target, "ticket.close", now, (_tx, ticket, { workflow }, at) =>
    canClose(workflow, ticket.status) ? moveTo(ticket, workflow, workflow.closedStatus, at, { reason }) : noMove,
  )
}

/**
 * Takes a ticket up again that was resolved or closed.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `invalid_transition` when it is not done | `conflict`
 */
export async function reopenTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof closeTicketInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  const { reason, ...target } = parse(closeTicketInput, input)
  return changeTicket(db, actor, target, "ticket.reopen", now, (_tx, ticket, { workflow }, at) => {
    const to = workflow.reopenedStatus
    if (!canReopen(workflow, ticket.status))
      throw new HelpdeskError("invalid_transition", "the ticket is not done", { from: ticket.status, to })
    return moveTo(ticket, workflow, to, at, { reason })
  })
}
