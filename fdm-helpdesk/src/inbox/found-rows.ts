import { and, eq, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { AgentActor, RequesterActor } from "../access/index.js"
import { agents, contacts, tickets, ticketViews } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { hasDraft, ticketTags } from "../ticket/index.js"
import { orderBy, type SearchSort } from "./cursor.js"
import { type InboxRow, rowColumns, unreadIf } from "./get-inbox.js"
import { hasUnreadReply } from "./get-my-tickets.js"
import { mentioning } from "./inbox-page.js"

export type Found = InboxRow & { rank: number }

/** The rows of the tickets in `table`, a `page (id, created_at, last_message_at, priority_rank, rank)`, in its order. */
export function foundRows(tx: Db, actor: AgentActor | RequesterActor, table: SQL, sort: SearchSort) {
  const isAgent = actor.type === "agent"
  const assigneeContact = alias(contacts, "assignee_contact")
  return tx
    .select({
      ...rowColumns,
      requesterName: contacts.name,
      assigneeId: tickets.assigneeId,
      assigneeName: assigneeContact.name,
      tags: ticketTags,
      isUnread: isAgent
        ? unreadIf(sql`${tickets.lastMessageBy} = 'requester'`)
        : sql<boolean>`coalesce(${hasUnreadReply}, false)`.mapWith(Boolean),
      isMentioned: (isAgent ? sql<boolean>`${mentioning(actor, { isUnseen: true })}` : sql<boolean>`false`).mapWith(
        Boolean,
      ),
      hasDraft: hasDraft(actor),
      rank: sql<number>`page.rank`.mapWith(Number),
    })
    .from(table)
    .innerJoin(tickets, sql`${tickets.id} = page.id`)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(agents, eq(agents.id, tickets.assigneeId))
    .leftJoin(assigneeContact, eq(assigneeContact.id, agents.contactId))
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, actor.contactId)))
    .orderBy(orderBy(sort, sql`page`))
}

/** Who has a question and how it is sorted is the desk's own affair. */
export function withoutDesk(row: Found): Found {
  return { ...row, assigneeId: null, assigneeName: null, tags: [] }
}
