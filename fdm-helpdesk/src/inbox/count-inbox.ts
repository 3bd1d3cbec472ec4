import { sql } from "drizzle-orm"
import { type Actor, requireAgent, visibleTo } from "../access/index.js"
import { tickets } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import type { InboxView } from "./get-inbox.js"

/** How many tickets the views with work in them hold. Views that grow for ever are not counted. */
export type InboxCounts = Record<Exclude<InboxView, "closed" | "all">, number>

/**
 * Counts every view in one statement that looks at active tickets only.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function countInbox(db: Db, actor: Actor): Promise<InboxCounts> {
  requireAgent(actor)
  const count = (condition = sql`true`) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)
  const [row] = await db
    .select({
      mine: count(sql`${tickets.assigneeId} = ${actor.agentId}`),
      unassigned: count(sql`${tickets.assigneeId} is null`),
      open: count(),
      waiting: count(sql`${tickets.statusCategory} = 'waiting'`),
    })
    .from(tickets)
    .where(sql`${tickets.isActive} and ${visibleTo(actor)}`)
  return row ?? { mine: 0, unassigned: 0, open: 0, waiting: 0 }
}
