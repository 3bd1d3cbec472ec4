import { and, asc, eq, isNull } from "drizzle-orm"
import type { AgentActor, SystemActor } from "../access/index.js"
import { ticketAssignments, tickets } from "../db/schema-helpdesk.js"
import type { AgentId, Db } from "../kernel/index.js"
import { changeTicket } from "./change-ticket.js"
import { leaveSeat } from "./seats.js"

/**
 * Takes an agent off every ticket that is not done, for a caller that holds the lock on the agent: so nobody gives them
 * another one meanwhile. In the order of the tickets' ids, so that two who leave at once don't wait for each other in a circle.
 *
 * @returns how many tickets it was
 */
export async function releaseTickets(
  tx: Db,
  actor: AgentActor | SystemActor,
  agentId: AgentId,
  now: Date,
): Promise<number> {
  const by = actor.type === "agent" ? actor.contactId : null
  const seats = await tx
    .select({ ticketId: tickets.id })
    .from(ticketAssignments)
    .innerJoin(tickets, eq(tickets.id, ticketAssignments.ticketId))
    .where(
      and(eq(ticketAssignments.agentId, agentId), isNull(ticketAssignments.unassignedAt), eq(tickets.isActive, true)),
    )
    .orderBy(asc(tickets.id))
  let released = 0
  for (const { ticketId } of seats)
    await changeTicket(tx, actor, { ticketId }, "ticket.assign", now, async (inside, ticket) => {
      const left = ticket.isActive ? await leaveSeat(inside, ticketId, agentId, by, now) : { events: [] }
      released += left.events.length
      return left
    })
  return released
}
