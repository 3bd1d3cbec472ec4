import { type SQLWrapper, sql } from "drizzle-orm"
import { tags, tickets } from "../../db/schema-helpdesk.js"
import { newId, type TagId } from "../../kernel/index.js"

/** A tag as readers of tickets see it: `color` is `#rrggbb` in lower case. */
export type TicketTag = { id: TagId; name: string; color: string }

/**
 * The tags of a ticket by name, as a column of any select over `tickets`, so that they cost no statement of their own.
 * Postgres makes it for the rows of the page only, after the limit; untagged tickets cost nothing. Each tag is one text, of
 * which id and color have their fixed lengths: as JSON it would cost as much as the rest of the row.
 */
export function ticketTagsOf(tagIds: SQLWrapper) {
  const one = sql`${tags.id} || ${tags.color} || ${tags.name}`
  return sql`case when ${tagIds} <> '{}' then array(select ${one} from ${tags} where ${tags.id} = any(${tagIds})) else '{}' end`.mapWith(
    byName,
  )
}

/** The tags of a row of `tickets`. */
export const ticketTags = ticketTagsOf(tickets.tagIds)

const idEnd = newId("tag").length
const colorEnd = idEnd + "#rrggbb".length
const { compare } = new Intl.Collator("nl")

function byName(found: string[]): TicketTag[] {
  return found.map(read).sort((a, b) => compare(a.name, b.name))
}

function read(text: string): TicketTag {
  return { id: text.slice(0, idEnd) as TagId, name: text.slice(colorEnd), color: text.slice(idEnd, colorEnd) }
}
