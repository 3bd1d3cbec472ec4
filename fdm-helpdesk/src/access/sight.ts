import type { ContactId, TeamId } from "../kernel/index.js"
import { type Actor, recognised } from "./actor.js"
import { hasRight } from "./rights.js"

/** What of a ticket says who may see it. Every row of a ticket has it, and every announcement of one. */
export type TicketScope = { requesterId: ContactId; teamId: TeamId | null }

/**
 * What somebody sees, as data: the tickets that agree with one of its parts. `[{}]` is every ticket, `[]` is none, and
 * `[{ requesterId }]` those that one person asked. Somebody who sees the tickets of a team and those of no team would be two
 * parts, somebody who sees those of a whole farm one for each person. `sees` answers for one ticket in memory, `within` for
 * the table in SQL; a property holds the two together for any sight.
 */
export type Sight = readonly Partial<TicketScope>[]

const everything: Sight = [{}]
const nothing: Sight = []

/** The tickets that there are for an actor. The one place that says so: lists, search, files, live events and `can` ask it. */
export function sightOf(actor: Actor): Sight {
  const known = recognised(actor)
  if (known.type === "requester") return [{ requesterId: known.contactId }]
  return hasRight(known, "ticket.read") ? everything : nothing
}

/** Is this ticket within a sight? Pure. */
export function sees(sight: Sight, ticket: TicketScope): boolean {
  return sight.some(
    ({ requesterId = ticket.requesterId, teamId = ticket.teamId }) =>
      requesterId === ticket.requesterId && teamId === ticket.teamId,
  )
}

/** Whether it hides no ticket, so that a query has nothing to ask. */
export function isWhole(sight: Sight): boolean {
  return sight.some((part) => Object.keys(part).length === 0)
}
