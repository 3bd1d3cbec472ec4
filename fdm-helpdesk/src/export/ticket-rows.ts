import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { agents, contacts, tags, ticketAssignments, tickets } from "../db/schema-helpdesk.js"
import type { Db, TicketId } from "../kernel/index.js"
import { textCell } from "./cell.js"
import type { Cell } from "./csv.js"
import type { Wording } from "./format.js"
import { ticketColumns } from "./words.js"

/** A page of tickets in the order of their ids, after the one at `after`. */
export function readTickets(db: Db, condition: SQL, after: string | null, limit: number) {
  const assignee = alias(contacts, "assignee_contact")
  const { ref, subject, status, priority, channel, farmName, messageCount } = tickets
  const { createdAt, firstResponseAt, resolvedAt, closedAt, lastMessageAt } = tickets
  return db
    .select({
      ...{ id: tickets.id, ref, subject, status, priority, channel, farmName, messageCount },
      ...{ createdAt, firstResponseAt, resolvedAt, closedAt, lastMessageAt },
      requesterName: contacts.name,
      requesterEmail: contacts.email,
      assigneeName: assignee.name,
      others: othersOn,
      tags: tagNames,
    })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(agents, eq(agents.id, tickets.assigneeId))
    .leftJoin(assignee, eq(assignee.id, agents.contactId))
    .where(and(condition, after ? gt(tickets.id, after as TicketId) : undefined))
    .orderBy(asc(tickets.id))
    .limit(limit)
}

/** Both are made for the rows of the page only, after the limit. */
const othersOn = sql<string | null>`(select string_agg(person.name, ', ' order by person.name)
  from ${ticketAssignments} seat join ${agents} one on one.id = seat.agent_id
  join ${contacts} person on person.id = one.contact_id
  where seat.ticket_id = ${tickets.id} and seat.unassigned_at is null and not seat.is_primary)`

const tagNames = sql<string | null>`case when ${tickets.tagIds} <> '{}' then (
  select string_agg(${tags.name}, ', ' order by lower(${tags.name})) from ${tags} where ${tags.id} = any(${tickets.tagIds})) end`

type Row = Awaited<ReturnType<typeof readTickets>>[number]

export function ticketHeader({ words }: Wording): Cell[] {
  return ticketColumns.map((column) => words.tickets[column])
}

export function ticketCells(row: Row, { words, time, status, priority }: Wording): Cell[] {
  const text = (value: string | null) => textCell(value ?? "", words.cutShort)
  return [
    ...[row.ref, text(row.subject), text(status(row.status)), priority(row.priority)],
    ...[text(row.requesterName), text(row.requesterEmail), text(row.farmName), text(row.assigneeName)],
    ...[text(row.others), text(row.tags), words.channel[row.channel]],
    ...[row.createdAt, row.firstResponseAt, row.resolvedAt, row.closedAt, row.lastMessageAt].map(time),
    row.messageCount,
  ]
}
