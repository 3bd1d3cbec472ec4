import { and, type SQL, sql } from "drizzle-orm"
import { type Actor, requireAgent, visibleTo } from "../access/index.js"
import { mentions, tickets } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { sourcesOf } from "./inbox-page.js"
import type { InboxView } from "./inbox-sets.js"

/** How many tickets the views with work in them hold. Views that grow for ever are not counted. */
export type InboxCounts = Record<Exclude<InboxView, "closed" | "all">, number>

/**
 * Counts every view in one statement that looks at active tickets only. Of `mentioned` it counts the tickets with a
 * mention that the actor has yet to see.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function countInbox(db: Db, actor: Actor): Promise<InboxCounts> {
  requireAgent(actor)
  const visible = visibleTo(actor)
  const count = (condition = sql`true`) => sql`count(*) filter (where ${condition})`.mapWith(Number)
  // Summed over its sources, which hold no ticket twice; the one beside it is counted on the way.
  const beside = sourcesOf("mine", actor).slice(1)
  const seats = beside.map(
    ({ from, condition }) => sql`(select count(*) from ${from} where ${and(condition, visible)})`,
  )
  const unseen = sql`(select count(distinct ${mentions.ticketId}) from ${mentions}
    where ${mentions.agentId} = ${actor.agentId} and ${mentions.seenAt} is null)`
  const [row] = await db
    .select({
      mine: added([count(sql`${tickets.assigneeId} = ${actor.agentId}`), ...seats]),
      unassigned: count(sql`${tickets.assigneeId} is null`),
      mentioned: unseen.mapWith(Number),
      open: count(),
      waiting: count(sql`${tickets.statusCategory} = 'waiting'`),
    })
    .from(tickets)
    .where(and(sql`${tickets.isActive}`, visible))
  return row ?? { mine: 0, unassigned: 0, mentioned: 0, open: 0, waiting: 0 }
}

function added(parts: SQL[]) {
  return sql.join(parts, sql` + `).mapWith(Number)
}
