import { eq, type SQL, sql } from "drizzle-orm"
import { tickets } from "../db/schema-helpdesk.js"
import { type Actor, recognised } from "./actor.js"
import { maySystem } from "./can.js"

/**
 * The one predicate over `tickets` for everything that reads: lists, counts, detail, search, export, live events.
 * A ticket outside it does not exist for the actor.
 */
export function visibleTo(actor: Actor): SQL {
  const known = recognised(actor)
  switch (known.type) {
    case "agent":
      return sql`true`
    case "system":
      return maySystem(known, "ticket.read") ? sql`true` : sql`false`
    case "requester":
      return eq(tickets.requesterId, known.contactId)
    case "nobody":
      return sql`false`
  }
}
