import { and, eq, isNull, not, sql } from "drizzle-orm"
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
  const isOpen = eq(tickets.isActive, true)
  const { ticketId: ofSeat, agentId: seated, isPrimary, isActive, unassignedAt } = ticketAssignments
  // By the two indexes that hold what is open: the seats of an agent on tickets that are done grow for ever.
  const seats = await tx
    .select({ ticketId: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.assigneeId, agentId), isOpen))
    .union(
      tx
        .select({ ticketId: ofSeat })
        .from(ticketAssignments)
        .where(and(eq(seated, agentId), isNull(unassignedAt), not(isPrimary), isActive)),
    )
    .orderBy(sql`1`)
  let released = 0
  for (const { ticketId } of seats)
    await changeTicket(tx, actor, { ticketId }, "ticket.assign", now, async (inside, ticket) => {
      const left = ticket.isActive ? await leaveSeat(inside, ticketId, agentId, by, now) : { events: [] }
      released += left.events.length
      return left
    })
  return released
}
