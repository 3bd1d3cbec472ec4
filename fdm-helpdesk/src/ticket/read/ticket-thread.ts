import { type SQL, sql } from "drizzle-orm"
import {
  type AuthorType,
  agents,
  contacts,
  mentions,
  messages,
  ticketActivity,
  tickets,
} from "../../db/schema-helpdesk.js"
import { type ActivityId, fromJson, fromJsonTime } from "../../kernel/index.js"
import type { Message } from "../message/message.js"
import { isWhole, read } from "./page-budget.js"

/**
 * The conversation and the timeline of a ticket as columns of its row: JSON that Postgres makes, so that a whole page is one
 * statement and shows one moment. They are for a query that is kept: `most` is its placeholder for how many messages are
 * read, one more than are shown, so that their reader knows whether there are earlier ones.
 */
const most = sql.placeholder("most")
/** Bytes of text that are read whole, from the newest message back, and the message that is read whole whatever it holds. */
const whole = isWhole(sql`${sql.placeholder("bytes")}`, sql`${sql.placeholder("open")}`)
/** How many changes are read, one more than are shown. */
const mostChanges = sql.placeholder("mostChanges")

/** One line of the timeline. `data` is what `TicketEvent` says for `type`; `actorName` is a person or a service, null for the helpdesk itself. */
export type Activity = {
  id: ActivityId
  type: string
  actorType: AuthorType
  actorName: string | null
  data: Record<string, unknown>
  createdAt: Date
}

/** Who sees notes, and who wrote what by their id: all do but requesters. */
export type Sees = "all" | "public"

const range = (sees: Sees) =>
  sql`from ${messages} one where one.ticket_id = ${tickets.id}${sees === "all" ? sql`` : sql` and one.visibility = 'public'`}
    order by one.id desc`

/** Only notes call somebody. */
const mentioned = sql`case when shown.visibility = 'public' then '[]'::json else (
  select coalesce(json_agg(json_build_object('agentId', called.agent_id, 'name', person.name) order by person.name), '[]'::json)
  from ${mentions} called
  join ${agents} colleague on colleague.id = called.agent_id
  join ${contacts} person on person.id = colleague.contact_id
  where called.ticket_id = ${tickets.id} and called.message_id = shown.id) end`

/** The newest messages, oldest first. What was deleted keeps its place, so that answers to it don't hang in the air. */
export function threadColumn(sees: Sees): SQL<Message[]> {
  const ids =
    sees === "all"
      ? { author: sql`shown.author_id`, called: mentioned }
      : { author: sql`null`, called: sql`'[]'::json` }
  return sql<Message[]>`(select coalesce(json_agg(json_build_object('id', shown.id, 'ticketId', ${tickets.id},
      'authorType', shown.author_type, 'authorId', ${ids.author}, 'authorName', coalesce(shown.author_name, author.name), 'visibility', shown.visibility,
      'body', ${read.body}, 'foldedBytes', ${read.foldedBytes}, 'channel', shown.channel, 'createdAt', shown.created_at, 'editedAt', shown.edited_at,
      'deletedAt', shown.deleted_at, 'redactedAt', shown.redacted_at, 'mentions', ${ids.called}) order by shown.id), '[]'::json)
    from (select one.*, ${whole} as is_whole from (select one.id, one.author_type, one.author_id, one.author_name, one.visibility, one.body,
      octet_length(one.body) as bytes, one.channel, one.created_at, one.edited_at, one.deleted_at, one.redacted_at
      ${range(sees)} limit ${most}) one) shown
    left join ${contacts} author on author.id = shown.author_id)`.mapWith(messagesOf)
}

/** What happened since the first message that is shown, the newest of it; not that a status means something else since. */
export const activityColumn = sql<Activity[]>`(
  select coalesce(json_agg(json_build_object('id', happened.id, 'type', happened.type, 'actorType', happened.actor_type,
    'actorName', case happened.actor_type when 'service' then happened.data ->> 'by' else who.name end, 'data', happened.data, 'createdAt', happened.created_at) order by happened.id), '[]'::json)
  from (select each.* from ${ticketActivity} each where each.ticket_id = ${tickets.id} and each.created_at >= coalesce(
    (select one.created_at ${range("all")} limit 1 offset ${most} - 2), '-infinity')
    and not (each.type = 'ticket.status_changed' and each.data ->> 'from' = each.data ->> 'to')
    order by each.id desc limit ${mostChanges}) happened
  left join ${contacts} who on who.id = happened.actor_id)`.mapWith(activityOf)

/** How many messages a requester has in all, of which their page may show the newest. */
export const publicCount = sql<number>`(select count(*)::int from ${messages} one
  where one.ticket_id = ${tickets.id} and one.visibility = 'public' and one.deleted_at is null)`

type InJson<Row, Times extends keyof Row> = Omit<Row, Times> & Record<Times, string | null>

function messagesOf(value: unknown): Message[] {
  const rows = fromJson<InJson<Message, "createdAt" | "editedAt" | "deletedAt" | "redactedAt">[]>(value)
  return rows.map((row) => ({
    ...row,
    foldedBytes: row.foldedBytes ?? undefined,
    createdAt: fromJsonTime(row.createdAt ?? ""),
    editedAt: row.editedAt === null ? null : fromJsonTime(row.editedAt),
    deletedAt: row.deletedAt === null ? null : fromJsonTime(row.deletedAt),
    redactedAt: row.redactedAt === null ? null : fromJsonTime(row.redactedAt),
  }))
}

function activityOf(value: unknown): Activity[] {
  const rows = fromJson<InJson<Activity, "createdAt">[]>(value)
  return rows.map((row) => ({ ...row, createdAt: fromJsonTime(row.createdAt ?? "") }))
}
