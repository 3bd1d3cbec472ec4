import type { Actor } from "../../access/index.js"
import type { TicketEvent } from "../../audit/index.js"
import type { Desk } from "../../workflow/load-desk.js"
import { moveByItself } from "../move.js"
import { leave, type Participant } from "../participants/participants.js"
import type { LockedTicket } from "../ticket.js"
import { type Change, contactOf } from "./change.js"

/** What happened to a ticket by a change, with what earlier followers of the list added to it. */
export type Happened = {
  actor: Actor
  before: LockedTicket
  after: LockedTicket
  events: readonly TicketEvent[]
  at: Date
}

/** What followers know beside the ticket. `absent` are the participants of tickets that are opened again who left the desk. */
export type Known = Desk & { absent: readonly Participant[] }

/** Says what else follows from a change. Pure: what it needs to know is read before. */
export type Follower = (happened: Happened, desk: Known) => readonly Change[]

/** In this order; each sees what those before it added. */
export const followers: readonly Follower[] = [startedByAssignment, withoutAbsent]

/** Who gets a ticket begins with it, as the workflow says. */
function startedByAssignment({ before, events, at }: Happened, { workflow }: Known): readonly Change[] {
  const isAssigned = events.some(({ type }) => type === "ticket.assigned")
  return isAssigned ? [moveByItself(before, workflow, workflow.automatic.assignment, at)] : []
}

/** A ticket that is opened again waits for nobody who left the desk; whom the change itself takes off it is gone already. */
function withoutAbsent({ actor, before, after, at }: Happened, { absent }: Known): readonly Change[] {
  if (before.isActive || !after.isActive) return []
  const theirs = absent.filter(
    ({ ticketId, agentId, isPrimary }) => ticketId === before.id && (!isPrimary || agentId === after.assigneeId),
  )
  return theirs.map((participant) => leave(participant, contactOf(actor), at))
}
