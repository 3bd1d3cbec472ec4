import { and, eq, type SQL, sql } from "drizzle-orm"
import type { DeskActor, RequesterActor } from "../../access/index.js"
import { contacts, messages, tickets, ticketViews } from "../../db/schema-helpdesk.js"
import { type Db, prepared } from "../../kernel/index.js"
import { orderBy, type SearchSort } from "../../list/cursor.js"
import { asking, type InboxRow, unreadIf } from "../../list/get-inbox.js"
import { hasUnreadReply } from "../../list/get-my-tickets.js"
import { mentioning, type Shaped } from "../../list/inbox-page.js"
import { nothingReferred, referencesOf, rowColumns } from "../../list/row-columns.js"
import { hasDraft, ticketTags } from "../../ticket/index.js"

type Searcher = DeskActor | RequesterActor

/** A text of a conversation as far as a search looks into it for what to show. */
export type ShownText = { visibility: "public" | "internal"; body: string }

/** A ticket that was found, with the newest texts of its conversation that the actor can read, newest first. */
export type FoundRow = InboxRow & { rank: number; texts: ShownText[] }

/** What a list has room to look at: of tickets that found place on a page, some messages, of each its beginning. */
const limits = { messages: 15, characters: sql.raw("5000") }

/** The rows of a page of what was found, for requesters without what is the desk's own. In one statement. */
export async function foundRows(db: Db, actor: Searcher, page: Shaped, sort: SearchSort): Promise<FoundRow[]> {
  const own = {
    contactId: "contactId" in actor ? actor.contactId : "",
    ...("agentId" in actor && { agentId: actor.agentId }),
  }
  const rows = await prepared(db, `search ${actor.type} ${page.shape}`, { ...page.values, ...own }, (handle) =>
    rowsQuery(handle, actor.type, page.build(), orderBy(sort, sql`page`)),
  )
  return actor.type === "requester" ? rows.map(withoutDesk) : rows
}

/** Who has a question and how it is sorted is the desk's own affair. */
function withoutDesk(row: FoundRow): FoundRow {
  return { ...row, ...nothingReferred, tags: [] }
}

function rowsQuery(db: Db, type: Searcher["type"], page: SQL, order: SQL) {
  const isAgent = type === "agent"
  const no = sql<boolean>`false`.mapWith(Boolean)
  const hasAnswer = sql<boolean>`coalesce(${hasUnreadReply}, false)`.mapWith(Boolean)
  return db
    .select({
      ...rowColumns,
      requesterName: contacts.name,
      ...referencesOf((column) => sql`${column}`.mapWith(column)),
      tags: ticketTags,
      isUnread: { agent: unreadIf(sql`${tickets.lastMessageBy} = 'requester'`), service: no, requester: hasAnswer }[
        type
      ],
      isMentioned: isAgent ? sql<boolean>`${mentioning(asking.agentId, { isUnseen: true })}`.mapWith(Boolean) : no,
      hasDraft: isAgent ? hasDraft(asking.agentId) : no,
      rank: sql<number>`page.rank`.mapWith(Number),
      texts: textsOf(type !== "requester"),
    })
    .from(page)
    .innerJoin(tickets, sql`${tickets.id} = page.id`)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, asking.contactId)))
    .orderBy(order)
}

/** Read with the rows, because a statement of its own would be waited for a second time. */
function textsOf(seesNotes: boolean): SQL<ShownText[]> {
  const { id, ticketId, visibility, body, deletedAt } = messages
  const readable = seesNotes ? sql`true` : sql`${visibility} = 'public'`
  return sql`(select coalesce(json_agg(json_build_object('visibility', visibility, 'body', body) order by id desc), '[]'::json)
    from (select ${id}, ${visibility}, left(${body}, ${limits.characters}) as body from ${messages}
      where ${ticketId} = page.id and ${deletedAt} is null and ${readable}
      order by ${id} desc limit ${sql.raw(String(limits.messages))}) newest)`.mapWith(textsFrom)
}

/** Some drivers hand JSON over as text. */
function textsFrom(value: string | ShownText[]): ShownText[] {
  return typeof value === "string" ? JSON.parse(value) : value
}
