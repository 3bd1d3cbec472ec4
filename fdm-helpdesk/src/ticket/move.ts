import type { TicketEvent } from "../audit/index.js"
import type { StatusCategory } from "../db/schema-helpdesk.js"
import { HelpdeskError } from "../kernel/index.js"
import {
  type AutomaticMoves,
  findStatus,
  isDone,
  movesFrom,
  type Workflow,
  type WorkflowStatus,
} from "../workflow/workflow.js"
import type { LockedTicket } from "./ticket.js"

/**
 * A move writes the status, its category and the stamps that belong to it, and nothing else does. `resolvedAt` is when
 * the work was last done, `closedAt` when the ticket was last closed; taking it up again clears both.
 */
export type Move = { set: MoveSet; events: TicketEvent[] }

type MoveSet = { status?: string; statusCategory?: StatusCategory; resolvedAt?: Date | null; closedAt?: Date | null }

export const noMove: Move = { set: {}, events: [] }

/**
 * A move that somebody chose.
 *
 * @throws HelpdeskError `invalid_input` for a status that the workflow does not have | `invalid_transition`
 */
export function chosenMove(ticket: LockedTicket, workflow: Workflow, to: string, now: Date, reason?: string): Move {
  if (!findStatus(workflow, to))
    throw new HelpdeskError("invalid_input", "the workflow has no such status", { fields: ["to"] })
  if (to === ticket.status) return noMove
  if (!movesFrom(workflow, ticket.status).some((status) => status.key === to))
    throw new HelpdeskError("invalid_transition", "the workflow has no such move", { from: ticket.status, to })
  return moveTo(ticket, workflow, to, now, { reason })
}

/** A move that follows from something else that happened; a status that is not named stays. */
export function moveByItself(ticket: LockedTicket, workflow: Workflow, moves: AutomaticMoves, now: Date): Move {
  const to = moves[ticket.status]
  return to === undefined ? noMove : moveTo(ticket, workflow, to, now, { automatic: true })
}

/** The move itself, for callers that decided by another rule than `moves` that it may be made. */
export function moveTo(
  ticket: LockedTicket,
  workflow: Workflow,
  to: string,
  now: Date,
  { reason, automatic }: { reason?: string; automatic?: true },
): Move {
  const status = findStatus(workflow, to)
  if (!status) throw new HelpdeskError("invalid_input", "the workflow has no such status", { fields: ["to"] })
  const data = { from: ticket.status, to, ...(reason ? { reason } : {}), ...(automatic ? { automatic } : {}) }
  return movedTo(status, data, stampsFor(ticket, status.category, now))
}

type Stamps = { resolvedAt: Date | null; closedAt: Date | null }

/** What a move writes, and what is told of it. */
export function movedTo(status: WorkflowStatus, data: MoveData, stamps: Stamps): Move {
  const { key, category } = status
  const [resolvedAt, closedAt] = [stamps.resolvedAt?.toISOString() ?? null, stamps.closedAt?.toISOString() ?? null]
  return {
    set: { status: key, statusCategory: category, ...stamps },
    events: [{ type: "ticket.status_changed", data, kept: { category, resolvedAt, closedAt } }],
  }
}

type MoveData = Extract<TicketEvent, { type: "ticket.status_changed" }>["data"]

function stampsFor(ticket: LockedTicket, category: StatusCategory, now: Date): Stamps {
  if (!isDone(category)) return { resolvedAt: null, closedAt: null }
  const resolvedAt = ticket.resolvedAt ?? now
  return category === "closed" ? { resolvedAt, closedAt: now } : { resolvedAt, closedAt: null }
}
