import { and, eq, type SQL, sql } from "drizzle-orm"
import type { AgentActor, RequesterActor } from "../access/index.js"
import { contacts, messages, tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, prepared } from "../kernel/index.js"
import { hasDraft, ticketTags } from "../ticket/index.js"
import { orderBy, type SearchSort } from "./cursor.js"
import { anyAgent, type InboxRow, unreadIf } from "./get-inbox.js"
import { hasUnreadReply } from "./get-my-tickets.js"
import { mentioning, type Shaped } from "./inbox-page.js"
import { nothingReferred, referencesOf, rowColumns } from "./row-columns.js"

/** A text of a conversation as far as a search looks into it for what to show. */
export type ShownText = { visibility: "public" | "internal"; body: string }

/** A ticket that was found, with the newest texts of its conversation that the actor can read, newest first. */
export type FoundRow = InboxRow & { rank: number; texts: ShownText[] }

/** What a list has room to look at: of tickets that found place on a page, some messages, of each its beginning. */
const limits = { messages: 15, characters: sql.raw("5000") }

/** The rows of a page of what was found, for requesters without what is the desk's own. In one statement. */
export async function foundRows(
  db: Db,
  actor: AgentActor | RequesterActor,
  page: Shaped,
  sort: SearchSort,
): Promise<FoundRow[]> {
  const isAgent = actor.type === "agent"
  const values = { ...page.values, contactId: actor.contactId, ...(isAgent && { agentId: actor.agentId }) }
  const rows = await prepared(db, `search ${actor.type} ${page.shape}`, values, (handle) =>
    rowsQuery(handle, isAgent, page.build(), orderBy(sort, sql`page`)),
  )
  return isAgent ? rows : rows.map(withoutDesk)
}

/** Who has a question and how it is sorted is the desk's own affair. */
function withoutDesk(row: FoundRow): FoundRow {
  return { ...row, ...nothingReferred, tags: [] }
}

/** Whoever asks: their ids are filled in. */
const anyViewer = sql.placeholder("contactId") as unknown as ContactId

function rowsQuery(db: Db, isAgent: boolean, page: SQL, order: SQL) {
  const no = sql<boolean>`false`.mapWith(Boolean)
  return db
    .select({
      ...rowColumns,
      requesterName: contacts.name,
      ...referencesOf((column) => sql`${column}`.mapWith(column)),
      tags: ticketTags,
      isUnread: isAgent
        ? unreadIf(sql`${tickets.lastMessageBy} = 'requester'`)
        : sql<boolean>`coalesce(${hasUnreadReply}, false)`.mapWith(Boolean),
      isMentioned: isAgent ? sql<boolean>`${mentioning(anyAgent, { isUnseen: true })}`.mapWith(Boolean) : no,
      hasDraft: isAgent ? hasDraft(anyAgent) : no,
      rank: sql<number>`page.rank`.mapWith(Number),
      texts: textsOf(isAgent),
    })
    .from(page)
    .innerJoin(tickets, sql`${tickets.id} = page.id`)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, anyViewer)))
    .orderBy(order)
}

/** Read with the rows, because a statement of its own would be waited for a second time. */
function textsOf(isAgent: boolean): SQL<ShownText[]> {
  const { id, ticketId, visibility, body, deletedAt } = messages
  const readable = isAgent ? sql`true` : sql`${visibility} = 'public'`
  return sql`(select coalesce(json_agg(json_build_object('visibility', visibility, 'body', body) order by id desc), '[]'::json)
    from (select ${id}, ${visibility}, left(${body}, ${limits.characters}) as body from ${messages}
      where ${ticketId} = page.id and ${deletedAt} is null and ${readable}
      order by ${id} desc limit ${sql.raw(String(limits.messages))}) newest)`.mapWith(textsFrom)
}

/** Some drivers hand JSON over as text. */
function textsFrom(value: string | ShownText[]): ShownText[] {
  return typeof value === "string" ? JSON.parse(value) : value
}
