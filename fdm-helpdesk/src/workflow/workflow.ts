/**
 * A workflow is data: statuses, each in one of six categories; the moves that agents may make; where requesters may take
 * their own ticket; and the moves that happen by themselves. Library and screens read the same data through the
 * functions here, which is why this file is pure and runs in a browser (`fdm-helpdesk/workflow`).
 *
 * @module
 */
import type { StatusCategory } from "../db/schema/ticket.js"
import type { Locale } from "../kernel/person.js"

/** The same words in each language. */
export type Words = Record<Locale, string>

/** A place where a ticket can stand. */
export type WorkflowStatus = {
  key: string
  category: StatusCategory
  /** What agents call it. */
  label: Words
  /** What it means for the person who asked, as a short sentence. */
  meaning: Words
}

/** From a status to where something takes a ticket; a status that is not named stays where it is. */
export type AutomaticMoves = Readonly<Record<string, string>>

/** The statuses of a desk, and how tickets move between them. */
export type Workflow = {
  id: string
  /** Where a new ticket begins. */
  initial: string
  statuses: readonly WorkflowStatus[]
  /** From each status to the statuses that an agent may choose. */
  moves: Readonly<Record<string, readonly string[]>>
  /** Where a requester's "close" and "reopen" lead, and from which statuses they are offered. */
  closedStatus: string
  reopenedStatus: string
  /** Categories in which no SLA clock runs. */
  pausedCategories: readonly StatusCategory[]
  automatic: {
    /** An agent answered the requester. */
    agentReply: AutomaticMoves
    /** The requester wrote. */
    customerReply: AutomaticMoves
    /** An agent got the ticket. */
    assignment: AutomaticMoves
  }
  /** While tickets are carried over: from statuses that are going away to where their tickets go. */
  leaving?: AutomaticMoves
}

/** The status with this key, or undefined when the workflow has none. */
export function findStatus(workflow: Workflow, key: string): WorkflowStatus | undefined {
  return workflow.statuses.find((status) => status.key === key)
}

/** The statuses that an agent may choose for a ticket that stands at `from`, in the workflow's own order. */
export function movesFrom(workflow: Workflow, from: string): WorkflowStatus[] {
  const allowed = workflow.moves[from] ?? []
  return workflow.statuses.filter((status) => allowed.includes(status.key))
}

/** Is the work done, for the person who asked? Then the ticket can be reopened, else it can be closed. */
export function isDone(category: StatusCategory): boolean {
  return category === "resolved" || category === "closed"
}

/** May a requester close a ticket that stands at `from`? From everywhere but closed. */
export function canClose(workflow: Workflow, from: string): boolean {
  return findStatus(workflow, from)?.category !== "closed"
}

/** May a ticket that stands at `from` be opened again? */
export function canReopen(workflow: Workflow, from: string): boolean {
  const status = findStatus(workflow, from)
  return status !== undefined && isDone(status.category)
}

/**
 * The statuses that no ticket ever gets to: not where new ones begin, and not by a move of an agent, of a requester (who
 * closes and opens again) or one that happens by itself.
 */
export function unreachableStatuses(workflow: Workflow): string[] {
  const { initial, moves, closedStatus, reopenedStatus, automatic, statuses } = workflow
  const reached = new Set([initial, closedStatus, reopenedStatus])
  const waysFrom = (key: string) => [
    ...(moves[key] ?? []),
    ...[automatic.agentReply, automatic.customerReply, automatic.assignment].flatMap((ways) => ways[key] ?? []),
  ]
  // A set that grows while it is walked is walked to its end.
  for (const key of reached) for (const next of waysFrom(key)) reached.add(next)
  return statuses.map(({ key }) => key).filter((key) => !reached.has(key))
}
