import { type SQL, sql } from "drizzle-orm"
import { type Actor, hasRight, isUnconfirmed, recognised } from "../../access/index.js"
import { agents, contacts, ticketAssignments, tickets } from "../../db/schema-helpdesk.js"
import { type AgentId, type ContactId, fromJson, notFound } from "../../kernel/index.js"
import { deskColumns, deskOf } from "../../workflow/load-desk.js"
import type { Workflow } from "../../workflow/workflow.js"
import type { Message } from "../message/message.js"
import { type TicketTag, ticketTags } from "../tags/ticket-tags.js"
import { asRequester, publicTicketColumns, type Ticket, ticketColumns } from "../ticket.js"
import { type Activity, activityColumn, publicCount, type Sees, threadColumn } from "./ticket-thread.js"

/** A ticket with all that there is to read of it. Requesters get the public messages and no timeline. */
export type TicketDetail = {
  ticket: Ticket
  /** `isUnconfirmed`: the account didn't prove to have the address, so mails to it say nothing of the ticket. */
  requester: { id: ContactId; name: string; email: string | null; isUnconfirmed: boolean }
  /** Requesters learn the name; ids of agents are the desk's own affair. */
  assignee: { id: AgentId | null; name: string } | null
  /** By name; empty for requesters, because sorting questions is the desk's own affair. */
  tags: TicketTag[]
  /** Who is on it beside the assignee, longest first; empty for requesters. */
  additionalAssignees: { id: AgentId; name: string }[]
  /** The newest, oldest first. */
  messages: Message[]
  /** Whether there are messages before the first of `messages`. */
  hasEarlier: boolean
  /** What happened since the first of `messages`, or ever when that is the first of all; oldest first; empty for requesters. */
  activity: Activity[]
  /** Whether more happened since the first of `messages` than `activity` holds. */
  hasEarlierActivity: boolean
  workflow: Workflow
}

/** How many messages are read unless somebody asks for more; few tickets have as many. */
export const usualMessages = 200
/** Most that can be asked for. */
export const mostMessages = 2000
/** How many changes a page of so many messages holds; few tickets have as many. */
export const changesFor = (messages: number) => 5 * messages

const assigned = sql<{ id: AgentId; name: string } | null>`(
  select json_build_object('id', holder.id, 'name', person.name)
  from ${agents} holder join ${contacts} person on person.id = holder.contact_id
  where holder.id = ${tickets.assigneeId})`.mapWith((value) => fromJson<{ id: AgentId; name: string }>(value))

const additional = sql<{ id: AgentId; name: string }[]>`(
  select coalesce(json_agg(json_build_object('id', participant.agent_id, 'name', person.name)
    order by participant.assigned_at, participant.id), '[]'::json)
  from ${ticketAssignments} participant
  join ${agents} holder on holder.id = participant.agent_id
  join ${contacts} person on person.id = holder.contact_id
  where participant.ticket_id = ${tickets.id} and not participant.is_primary and participant.unassigned_at is null)`.mapWith(
  (value) => fromJson<{ id: AgentId; name: string }[]>(value),
)

const none = sql<never[]>`'[]'::json`.mapWith((): never[] => [])

const ofEverybody = {
  requester: { id: contacts.id, name: contacts.name, email: contacts.email, isUnconfirmed: isUnconfirmed(contacts) },
  assignee: assigned,
  ...deskColumns,
}

/** The columns of a select from `tickets` joined with the requester in `contacts`: one row is a whole ticket. */
export function detailColumns(sees: Sees) {
  return sees === "all"
    ? { ...ofEverybody, ticket: ticketColumns, messages: threadColumn(sees), publicCount: sql<number>`0`, ...ofTheDesk }
    : { ...ofEverybody, ticket: publicTicketColumns, messages: threadColumn(sees), publicCount, ...nothingOfTheDesk }
}

const ofTheDesk = { tags: ticketTags as SQL<TicketTag[]>, additionalAssignees: additional, activity: activityColumn }
const nothingOfTheDesk: { [Name in keyof typeof ofTheDesk]: SQL<never[]> } = {
  tags: none,
  additionalAssignees: none,
  activity: none,
}

type DetailRow = Omit<TicketDetail, "workflow" | "hasEarlier" | "hasEarlierActivity"> & {
  publicCount: number
  settingsData: unknown
  workflowData: unknown
}

/** What a row says, of which the page holds `shown` messages at most. */
export function detailOf(row: DetailRow, sees: Sees, shown: number): TicketDetail {
  const { publicCount, settingsData, workflowData, ...detail } = row
  const { workflow } = deskOf({ settingsData, workflowData })
  const hasEarlier = detail.messages.length > shown
  const messages = hasEarlier ? detail.messages.slice(-shown) : detail.messages
  const hasEarlierActivity = detail.activity.length > changesFor(shown)
  const activity = hasEarlierActivity ? detail.activity.slice(-changesFor(shown)) : detail.activity
  if (sees === "all") return { ...detail, messages, hasEarlier, activity, hasEarlierActivity, workflow }
  const ticket = { ...asRequester(detail.ticket), messageCount: publicCount }
  return {
    ...detail,
    ticket,
    messages,
    hasEarlier,
    hasEarlierActivity,
    assignee: detail.assignee && { ...detail.assignee, id: null },
    workflow,
  }
}

/**
 * What an actor sees of a ticket that they may see at all.
 *
 * @throws HelpdeskError `not_found` for those who see none
 */
export function seesOf(actor: Actor): Sees {
  const known = recognised(actor)
  if (known.type === "requester") return "public"
  if (hasRight(known, "ticket.read")) return "all"
  throw notFound("ticket")
}
