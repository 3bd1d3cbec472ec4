import { eq, type Placeholder, type SQL, sql } from "drizzle-orm"
import { tickets } from "../db/schema-helpdesk.js"
import { type Actor, recognised } from "./actor.js"
import { maySystem } from "./can.js"

/** Whether no ticket is hidden from the actor, so that `visibleTo` has nothing to say. */
export function seesAllTickets(actor: Actor): boolean {
  return recognised(actor).type === "agent"
}

/**
 * The one predicate over `tickets` for everything that reads: lists, counts, detail, search, export, live events.
 * A ticket outside it does not exist for the actor.
 *
 * @param requester what stands for the requester's id in a query that is kept for everybody of the actor's kind
 */
export function visibleTo(actor: Actor, requester?: Placeholder): SQL {
  const known = recognised(actor)
  switch (known.type) {
    case "agent":
      return sql`true`
    case "system":
      return maySystem(known, "ticket.read") ? sql`true` : sql`false`
    case "requester":
      return eq(tickets.requesterId, requester ?? known.contactId)
    case "nobody":
      return sql`false`
  }
}
