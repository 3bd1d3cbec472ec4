/**
 * Writes by hand: everything that the library writes for a change, in one statement. $1 is the ticket, $2 the actor's
 * contact, $3 the time, $4 the id of a line of the timeline, $5 and $6 hashes and $7 one id more; further ones are the
 * write's own.
 */
const announced = `pg_notify('fdm_helpdesk_live', json_build_object('kind', 'ticket', 'ticketId', tickets.id,
  'requesterId', tickets.requester_id, 'by', $2::text, 'isPublic', true, 'version', tickets.version)::text) as announced`

/** A line of the timeline, a link of the audit's chain and the witness of it. `data` is JSON as SQL reads it. */
function recorded(type: string, data: string): string[] {
  return [
    `insert into ticket_activity (id, ticket_id, type, actor_type, actor_id, data, created_at)
      values ($4, $1, '${type}', 'agent', $2, ${data}, $3::timestamptz)`,
    `insert into audit_events (subject_id, seq, type, actor_type, actor_id, changes, content_hash, prev_hash, hash, created_at)
      select id, audit_seq + 1, '${type}', 'agent', $2, ${data}, $5, audit_hash, $6, $3::timestamptz from tickets where id = $1`,
    "insert into audit_unsealed (subject_id, seq, hash) select id, audit_seq + 1, $6 from tickets where id = $1",
  ]
}

/** The statement that changes a ticket: its writes beside, and what is set on the ticket. */
function change(type: string, data: string, set: string, beside: readonly string[] = []): string {
  const writes = [...recorded(type, data), ...beside].map((sql, at) => `w${at} as (${sql})`)
  return `with ${writes.join(", ")} update tickets set ${set}, version = version + 1, updated_at = $3::timestamptz,
    audit_seq = audit_seq + 1, audit_hash = $6 where id = $1 and $7::text is not null returning tickets.*, ${announced}`
}

const view = `insert into ticket_views (ticket_id, viewer_id, last_viewed_at) values ($1, $2, $3::timestamptz)
  on conflict (ticket_id, viewer_id) do update
    set last_viewed_at = greatest(ticket_views.last_viewed_at, excluded.last_viewed_at)`

/** $8 the text, $9 the id of the work, $10 the agent. The message's id is $7. */
export const replySql = change(
  "message.added",
  `json_build_object('messageId', $7::text, 'visibility', 'public')`,
  `message_count = message_count + 1, message_version = version + 1, last_message_at = $3::timestamptz,
    last_message_by = 'agent', last_message_preview = left($8, 160), last_reply_at = $3::timestamptz`,
  [
    `insert into messages (id, ticket_id, author_type, author_id, visibility, body, channel, created_at)
      values ($7, $1, 'agent', $2, 'public', $8, 'web', $3::timestamptz)`,
    view,
    "delete from reply_drafts where ticket_id = $1 and agent_id = $10",
    `insert into work (id, kind, ticket_id, payload, due_at, subject, created_at) values ($9, 'mail', $1,
      json_build_object('template', 'ticket-reply', 'messageId', $7::text), $3::timestamptz, 'ticket-reply:' || $7, $3::timestamptz)
      on conflict do nothing`,
  ],
)

/** $8 the status and $9 its category. */
export const statusSql = change(
  "ticket.status_changed",
  `json_build_object('from', 'in_progress', 'to', $8::text)`,
  "status = $8, status_category = $9",
)

/** $8 the agent who gets it; the seat's id is $7. */
export const assignSql = change("ticket.assigned", `json_build_object('agentId', $8::text)`, "assignee_id = $8", [
  `insert into ticket_assignments (id, ticket_id, agent_id, is_primary, assigned_at, assigned_by)
      values ($7, $1, $8, true, $3::timestamptz, $2)`,
])

/** Goes before `assignSql`, as two seats at a time are refused. */
export const vacateSql = `update ticket_assignments set unassigned_at = $2::timestamptz, unassigned_by = $3
  where ticket_id = $1 and unassigned_at is null and (is_primary or agent_id = $4)`

/** $8 the tag. */
export const tagSql = change(
  "ticket.tags_changed",
  `json_build_object('added', json_build_array($8::text), 'removed', '[]'::json)`,
  "tag_ids = tag_ids || $8::text",
  ["insert into ticket_tags_map (ticket_id, tag_id, created_at) values ($1, $8, $3::timestamptz)"],
)

/** $8 the tag. */
export const untagSql = change(
  "ticket.tags_changed",
  `json_build_object('added', '[]'::json, 'removed', json_build_array($8::text))`,
  "tag_ids = array_remove(tag_ids, $8::text)",
  ["delete from ticket_tags_map where ticket_id = $1 and tag_id = $8"],
)

/** $1 the ticket, $2 the contact, $3 the time, $4 the agent. */
export const viewedSql = `with seen as (update mentions set seen_at = $3::timestamptz
  where ticket_id = $1 and agent_id = $4 and seen_at is null) ${view}`

/** What it uses up of three limits: of account $12, of address $13 and of network $14. What says nothing any more goes with it. */
const counted = `counted as (
    insert into limits as used (key, full_until)
    select key, now() + step from (values ($12::text, interval '3 minutes'), ($13, interval '3 minutes'),
      ($14, interval '36 seconds')) as given (key, step) order by key
    on conflict (key) do update set full_until = greatest(used.full_until, now()) + (excluded.full_until - now())
    returning key, full_until
  ), forgotten as (
    delete from limits where key in (select key from limits where full_until < now() and key not in ($12, $13, $14)
      order by full_until limit 6 for update skip locked)
  )`

/** $1 the ticket, $2 who asks, $3 the time, $4 the reference, $5 the text, $6 its message, $7 a hash, $8 … $11 ids, $12 … $14 keys of limits. */
export const createSql = `with ticket as (
    insert into tickets (id, ref, subject, subject_source, status, status_category, priority, priority_source, channel,
      requester_id, message_count, last_message_at, last_message_by, last_message_preview, audit_seq, audit_hash,
      created_at, updated_at)
    values ($1, $4, left($5, 100), 'fallback', 'open', 'new', 'normal', 'fallback', 'web', $2, 1, $3::timestamptz,
      'requester', left($5, 160), 2, $7, $3::timestamptz, $3::timestamptz) returning tickets.*, ${announced}
  ), message as (
    insert into messages (id, ticket_id, author_type, author_id, visibility, body, channel, created_at)
    values ($6, $1, 'requester', $2, 'public', $5, 'web', $3::timestamptz)
  ), activity as (
    insert into ticket_activity (id, ticket_id, type, actor_type, actor_id, data, created_at) values
      ($8, $1, 'ticket.created', 'requester', $2,
        '{"status":"open","priority":"normal","channel":"web"}', $3::timestamptz),
      ($9, $1, 'message.added', 'requester', $2,
        json_build_object('messageId', $6::text, 'visibility', 'public'), $3::timestamptz)
  ), audit as (
    insert into audit_events (subject_id, seq, type, actor_type, actor_id, changes, content_hash, prev_hash, hash, created_at)
    values ($1, 1, 'ticket.created', 'requester', $2,
        '{"status":"open","priority":"normal","channel":"web"}', null, '', $7, $3::timestamptz),
      ($1, 2, 'message.added', 'requester', $2,
        json_build_object('messageId', $6::text, 'visibility', 'public'), $7, $7, $7, $3::timestamptz)
  ), witness as (
    insert into audit_unsealed (subject_id, seq, hash) values ($1, 2, $7)
  ), leaving as (
    insert into work (id, kind, ticket_id, payload, due_at, subject, created_at) values
      ($10, 'mail', $1, json_build_object('template', 'ticket-confirmation', 'messageId', $6::text), $3::timestamptz,
        'ticket-confirmation:' || $6, $3::timestamptz),
      ($11, 'triage', $1, json_build_object('messageId', $6::text), $3::timestamptz, $6, $3::timestamptz)
    on conflict do nothing
  ), seen as (
    insert into ticket_views (ticket_id, viewer_id, last_viewed_at) values ($1, $2, $3::timestamptz)
  ), ${counted} select ticket.*, (select max(full_until) from counted) from ticket`
