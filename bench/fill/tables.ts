import { schemaHelpdesk } from "fdm-helpdesk"
import { type CopyTable, copyTable } from "./copy-table.js"

const s = schemaHelpdesk

/** Every table that is filled, and with what. What the database makes by itself (`is_active` …) is left to it. */
export const tables = {
  contacts: copyTable(s.contacts, ["id", "principalId", "name", "email", "emailVerified", "createdAt", "updatedAt"]),
  agents: copyTable(s.agents, ["id", "contactId", "role", "createdAt", "updatedAt"]),
  tags: copyTable(s.tags, ["id", "name", "createdAt"]),
  teams: copyTable(s.teams, ["id", "name", "createdAt", "updatedAt"]),
  tickets: copyTable(s.tickets, [
    "id",
    "ref",
    "subject",
    "subjectSource",
    "status",
    "statusCategory",
    "priority",
    "prioritySource",
    "channel",
    "requesterId",
    "farmId",
    "farmName",
    "assigneeId",
    "teamId",
    "tagIds",
    "messageCount",
    "lastMessageAt",
    "lastMessageBy",
    "lastMessagePreview",
    "lastReplyAt",
    "firstResponseAt",
    "resolvedAt",
    "closedAt",
    "version",
    "messageVersion",
    "auditSeq",
    "auditHash",
    "createdAt",
    "updatedAt",
  ]),
  messages: copyTable(s.messages, [
    "id",
    "ticketId",
    "authorType",
    "authorId",
    "visibility",
    "body",
    "channel",
    "createdAt",
  ]),
  ticketTagsMap: copyTable(s.ticketTagsMap, [
    "ticketId",
    "tagId",
    "createdAt",
    "isActive",
    "ticketCreatedAt",
    "lastMessageAt",
    "priorityRank",
  ]),
  ticketAssignments: copyTable(s.ticketAssignments, [
    "id",
    "ticketId",
    "agentId",
    "isPrimary",
    "isActive",
    "assignedAt",
    "assignedBy",
  ]),
  ticketViews: copyTable(s.ticketViews, ["ticketId", "viewerId", "lastViewedAt"]),
  mentions: copyTable(s.mentions, ["ticketId", "messageId", "agentId", "createdAt", "seenAt"]),
  mentionedTickets: copyTable(s.mentionedTickets, [
    "ticketId",
    "agentId",
    "ticketCreatedAt",
    "lastMessageAt",
    "priorityRank",
  ]),
  replyDrafts: copyTable(s.replyDrafts, ["ticketId", "agentId", "visibility", "body", "updatedAt"]),
  ticketActivity: copyTable(s.ticketActivity, ["id", "ticketId", "type", "actorType", "actorId", "data", "createdAt"]),
  auditEvents: copyTable(s.auditEvents, [
    "subjectId",
    "seq",
    "type",
    "actorType",
    "actorId",
    "changes",
    "contentHash",
    "prevHash",
    "hash",
    "createdAt",
  ]),
  ticketSearch: copyTable(s.ticketSearch, ["ticketId", "requesterId", "lastMessageAt", "doc"]),
  searchWords: copyTable(s.searchWords, ["word", "grams"]),
}

export type TableKey = keyof typeof tables
/** What `table` takes as a row. */
export type RowOf<Key extends TableKey> = Parameters<(typeof tables)[Key]["lineOf"]>[0]

/** Lines for tables, as COPY reads them: bytes, which travel between threads without being copied. */
export type Lines = Partial<Record<TableKey, Uint8Array<ArrayBuffer>>>

const encoder = new TextEncoder()

/** Gathers lines for every table. */
export function linesFor() {
  const gathered = new Map<TableKey, string[]>()
  return {
    add<Key extends TableKey>(key: Key, row: RowOf<Key>): void {
      const lines = gathered.get(key) ?? []
      gathered.set(key, lines)
      lines.push((tables[key] as CopyTable<RowOf<Key>>).lineOf(row))
    },
    lines(): Lines {
      return Object.fromEntries([...gathered].map(([key, list]) => [key, encoder.encode(list.join(""))]))
    },
  }
}
