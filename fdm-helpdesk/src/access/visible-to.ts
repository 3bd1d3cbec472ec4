import { eq, type SQL, sql } from "drizzle-orm"
import { tickets } from "../db/schema-helpdesk.js"
import type { Actor } from "./actor.js"

/**
 * The one predicate over `tickets` for everything that reads: lists, counts, detail, search, export, live events.
 * A ticket outside it does not exist for the actor.
 */
export function visibleTo(actor: Actor): SQL {
  switch (actor.type) {
    case "agent":
    case "system":
      return sql`true`
    case "requester":
      return eq(tickets.requesterId, actor.contactId)
    case "nobody":
      return sql`false`
  }
}
