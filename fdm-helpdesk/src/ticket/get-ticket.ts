import { and, asc, eq, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { type Actor, visibleTo } from "../access/index.js"
import {
  type AuthorType,
  agents,
  contacts,
  messages,
  ticketActivity,
  ticketAssignments,
  tickets,
} from "../db/schema-helpdesk.js"
import type { ActivityId, AgentId, ContactId, Db, TicketId } from "../kernel/index.js"
import { notFound } from "../kernel/index.js"
import { deskColumns, deskOf } from "./load-desk.js"
import { type Message, messageColumns, requestersColumns } from "./message.js"
import { hidden, type Ticket, ticketColumns } from "./ticket.js"
import { ticketIn } from "./ticket-in.js"
import { type TicketTag, ticketTags } from "./ticket-tags.js"
import type { Workflow } from "./workflow.js"

/** One line of the timeline. `data` is what `TicketEvent` says for `type`; `actorName` is null for the helpdesk itself. */
export type Activity = {
  id: ActivityId
  type: string
  actorType: AuthorType
  actorName: string | null
  data: Record<string, unknown>
  createdAt: Date
}

/** A ticket with all that its page shows. Requesters get the public messages and no timeline. */
export type TicketDetail = {
  ticket: Ticket
  requester: { id: ContactId; name: string; email: string | null }
  /** Requesters learn the name; ids of agents are the desk's own affair. */
  assignee: { id: AgentId | null; name: string } | null
  /** By name; empty for requesters, because sorting questions is the desk's own affair. */
  tags: TicketTag[]
  /** Who is on it beside the assignee, longest first; empty for requesters. */
  additionalAssignees: { id: AgentId; name: string }[]
  /** Oldest first. */
  messages: Message[]
  /** Oldest first; empty for requesters. */
  activity: Activity[]
  workflow: Workflow
}

/**
 * Reads a ticket with its conversation and timeline, in three statements (two for requesters).
 *
 * @throws HelpdeskError `not_found`, also for a ticket that the actor may not see | `invalid_input` when it is no ticket's id
 */
export async function getTicket(db: Db, actor: Actor, input: { ticketId: TicketId }): Promise<TicketDetail> {
  const id = ticketIn(input)
  const head = await readHead(db, actor, id)
  const seesAll = actor.type === "agent" || actor.type === "system"
  const [thread, activity] = await Promise.all([readThread(db, id, seesAll), seesAll ? readActivity(db, id) : []])
  // How many notes agents made, and which agent has it, is none of a requester's business either.
  const ticket = seesAll
    ? head.ticket
    : { ...head.ticket, ...hidden, messageCount: thread.filter(({ deletedAt }) => !deletedAt).length }
  const own = seesAll
    ? {}
    : { tags: [], additionalAssignees: [], assignee: head.assignee && { ...head.assignee, id: null } }
  return { ...head, ...own, ticket, messages: thread, activity }
}

/** A column of its ticket's row, so that it costs no statement. */
const additionalAgents = sql<{ id: AgentId; name: string }[]>`(
  select coalesce(json_agg(json_build_object('id', additional.agent_id, 'name', person.name)
    order by additional.assigned_at, additional.id), '[]')
  from ${ticketAssignments} additional
  join ${agents} seated on seated.id = additional.agent_id
  join ${contacts} person on person.id = seated.contact_id
  where additional.ticket_id = ${tickets.id} and not additional.is_primary and additional.unassigned_at is null)`

async function readHead(db: Db, actor: Actor, id: TicketId): Promise<Omit<TicketDetail, "messages" | "activity">> {
  const assigneeContact = alias(contacts, "assignee_contact")
  const [row] = await db
    .select({
      ticket: ticketColumns,
      requester: { id: contacts.id, name: contacts.name, email: contacts.email },
      agentId: agents.id,
      agentName: assigneeContact.name,
      tags: ticketTags,
      additionalAssignees: additionalAgents,
      ...deskColumns,
    })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(agents, eq(agents.id, tickets.assigneeId))
    .leftJoin(assigneeContact, eq(assigneeContact.id, agents.contactId))
    .where(and(eq(tickets.id, id), visibleTo(actor)))
  if (!row) throw notFound("ticket")
  const assignee = row.agentId && row.agentName !== null ? { id: row.agentId, name: row.agentName } : null
  const { ticket, requester, tags, additionalAssignees } = row
  return { ticket, requester, assignee, tags, additionalAssignees, workflow: deskOf(row).workflow }
}

/** What was deleted keeps its place, so that answers to it don't hang in the air. */
function readThread(db: Db, id: TicketId, seesAll: boolean): Promise<Message[]> {
  return db
    .select(seesAll ? messageColumns : requestersColumns)
    .from(messages)
    .leftJoin(contacts, eq(contacts.id, messages.authorId))
    .where(and(eq(messages.ticketId, id), seesAll ? undefined : eq(messages.visibility, "public")))
    .orderBy(asc(messages.id))
}

function readActivity(db: Db, id: TicketId): Promise<Activity[]> {
  const { id: activityId, type, actorType, data, createdAt } = ticketActivity
  return db
    .select({ id: activityId, type, actorType, actorName: contacts.name, data, createdAt })
    .from(ticketActivity)
    .leftJoin(contacts, eq(contacts.id, ticketActivity.actorId))
    .where(eq(ticketActivity.ticketId, id))
    .orderBy(asc(ticketActivity.id))
}
