import { sql } from "drizzle-orm"
import { tags, tickets } from "../db/schema-helpdesk.js"
import type { TagId } from "../kernel/index.js"

/** A tag as readers of tickets see it: `color` is `#rrggbb` in lower case. */
export type TicketTag = { id: TagId; name: string; color: string }

/**
 * The tags of a ticket by name, as a column of any select over `tickets`, so that they cost no statement of their own.
 * Postgres makes it for the rows of the page only, after the limit; untagged tickets cost nothing.
 */
export const ticketTags = sql`case when ${tickets.tagIds} = '{}' then '[]'::json else (
  select coalesce(json_agg(json_build_object('id', ${tags.id}, 'name', ${tags.name}, 'color', ${tags.color})), '[]'::json)
  from ${tags} where ${tags.id} = any(${tickets.tagIds})) end`.mapWith(byName)

const { compare } = new Intl.Collator("nl")

/** Some drivers hand JSON over as text. */
function byName(value: string | TicketTag[]): TicketTag[] {
  const found: TicketTag[] = typeof value === "string" ? JSON.parse(value) : value
  return found.sort((a, b) => compare(a.name, b.name))
}
