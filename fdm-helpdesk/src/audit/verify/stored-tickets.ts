import { and, eq, inArray, sql } from "drizzle-orm"
import type { PgColumn } from "drizzle-orm/pg-core"
import {
  agents,
  auditEvents,
  mentions,
  messageEdits,
  messages,
  ticketActivity,
  ticketAssignments,
  tickets,
  ticketTagsMap,
} from "../../db/schema-helpdesk.js"
import type { AgentId, Db, TicketId } from "../../kernel/index.js"
import { setFields } from "../../ticket/fields/ticket-fields.js"
import { contentHashIn } from "../chain.js"
import { deskSubject } from "../record-chain.js"

/** Tickets as their rows are, with hashes for texts: in as many statements for many as for one. */
export async function storedTickets(tx: Db, ids: readonly TicketId[]) {
  const wanted = [...ids]
  const rows = await tx.select(ofTicket).from(tickets).where(inArray(tickets.id, wanted))
  const [texts, edits] = [await selectTexts(tx, wanted), await selectEdits(tx, wanted)]
  const lines = await tx.select().from(ticketActivity).where(inArray(ticketActivity.ticketId, wanted))
  const participants = await tx.select().from(ticketAssignments).where(inArray(ticketAssignments.ticketId, wanted))
  const tags = await tx.select(ofTag).from(ticketTagsMap).where(inArray(ticketTagsMap.ticketId, wanted))
  const calls = await tx.select(ofCall).from(mentions).where(inArray(mentions.ticketId, wanted))
  const of = <Row extends { ticketId: TicketId }>(all: Row[]) => Map.groupBy(all, ({ ticketId }) => ticketId)
  const [textsOf, editsOf, callsOf] = [of(texts), of(edits), of(calls)]
  const [linesOf, participantsOf, tagsOf] = [of(lines), of(participants), of(tags)]
  const stored = rows.map((row) => ({
    ...row,
    messages: textsOf.get(row.id) ?? [],
    edits: editsOf.get(row.id) ?? [],
    calls: callsOf.get(row.id) ?? [],
    timeline: linesOf.get(row.id) ?? [],
    participants: participantsOf.get(row.id) ?? [],
    tags: tagsOf.get(row.id) ?? [],
  }))
  return new Map(stored.map((ticket) => [ticket.id, ticket]))
}

/** A ticket as its rows are. */
export type StoredTicket =
  Awaited<ReturnType<typeof storedTickets>> extends Map<TicketId, infer Ticket> ? Ticket : never

const ofTicket = {
  id: tickets.id,
  ref: tickets.ref,
  subject: contentHashIn(tickets.id, tickets.subject),
  subjectSource: tickets.subjectSource,
  status: tickets.status,
  category: tickets.statusCategory,
  priority: tickets.priority,
  prioritySource: tickets.prioritySource,
  channel: tickets.channel,
  requesterId: tickets.requesterId,
  assigneeId: tickets.assigneeId,
  fields: Object.fromEntries(setFields.map(([name, { column }]) => [name, tickets[column] as PgColumn])),
  tagIds: tickets.tagIds,
  head: { auditSeq: tickets.auditSeq, auditHash: tickets.auditHash },
  firstResponseAt: tickets.firstResponseAt,
  resolvedAt: tickets.resolvedAt,
  closedAt: tickets.closedAt,
  createdAt: tickets.createdAt,
}
const ofTag = { ticketId: ticketTagsMap.ticketId, tagId: ticketTagsMap.tagId, since: ticketTagsMap.createdAt }
const ofCall = {
  ticketId: mentions.ticketId,
  messageId: mentions.messageId,
  agentId: mentions.agentId,
  at: mentions.createdAt,
}

function selectTexts(tx: Db, ids: TicketId[]) {
  const { id, ticketId, visibility, channel, authorType } = messages
  // Who wrote it, as the audit has it: a contact, or the name of a service.
  const authorId = sql<string | null>`coalesce(${messages.authorId}, ${messages.authorName})`
  const { createdAt, editedAt, redactedAt, deletedAt, deletedBy } = messages
  const who = { id, ticketId, visibility, channel, authorType, authorId }
  const when = { createdAt, editedAt, redactedAt, deletedAt, deletedBy }
  return tx
    .select({ ...who, ...when, body: contentHashIn(ticketId, messages.body) })
    .from(messages)
    .where(inArray(ticketId, ids))
}

function selectEdits(tx: Db, ids: TicketId[]) {
  const { id, ticketId, messageId, editedBy: by, createdAt: at } = messageEdits
  return tx
    .select({ id, ticketId, messageId, by, at, body: contentHashIn(ticketId, messageEdits.body) })
    .from(messageEdits)
    .where(inArray(ticketId, ids))
}

/** What tickets follow without an event of their own. */
export type DeskFacts = {
  /** Of tags and teams that were deleted: they are on no ticket. */
  deleted: ReadonlySet<string>
  /** Agents who were erased: no note calls them any more. */
  erasedAgents: ReadonlySet<AgentId>
}

export async function deskFacts(tx: Db): Promise<DeskFacts> {
  const { subjectId, type, changes } = auditEvents
  // As the index of what was set up wants to be asked.
  const ofDesk = and(eq(subjectId, sql.raw(`'${deskSubject}'`)), sql`${type} <> 'audit.sealed'`)
  const gone = await tx
    .select({ id: sql<string>`coalesce(${changes} ->> 'tagId', ${changes} ->> 'teamId')` })
    .from(auditEvents)
    .where(and(ofDesk, inArray(type, ["tag.deleted", "team.deleted"])))
  const left = await tx
    .select({ id: agents.id })
    .from(agents)
    .innerJoin(auditEvents, and(eq(subjectId, agents.id), eq(type, "agent.anonymized")))
  return {
    deleted: new Set(gone.map(({ id }) => id)),
    erasedAgents: new Set(left.map(({ id }) => id)),
  }
}
