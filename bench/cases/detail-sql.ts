/**
 * A ticket by hand, in one statement: its row, and thread and timeline beside it as JSON, which a driver reads as quickly as
 * rows of their own. $1 is the ticket.
 */
const head = `t.*, r.name as requester_name, r.email as requester_email, p.name as assignee_name,
  case when t.tag_ids = '{}' then '[]' else (select json_agg(json_build_object('id', g.id, 'name', g.name,
    'color', g.color)) from tags g where g.id = any(t.tag_ids)) end as tags,
  (select json_agg(json_build_object('id', s.agent_id, 'name', c.name) order by s.assigned_at)
    from ticket_assignments s join agents b on b.id = s.agent_id join contacts c on c.id = b.contact_id
    where s.ticket_id = t.id and not s.is_primary and s.unassigned_at is null) as additional,
  (select data from settings where desk = 'default') as settings,
  (select definition from workflows where id = coalesce(
    (select data ->> 'workflowId' from settings where desk = 'default'), 'fdm')) as workflow`

const thread = `select m.id, m.ticket_id, m.author_type, m.author_id, c.name as author_name, m.visibility, m.body, m.channel,
    m.created_at, m.edited_at, m.deleted_at, m.redacted_at,
    case when m.visibility = 'internal' then (select json_agg(json_build_object('agentId', n.agent_id, 'name', p.name))
      from mentions n join agents a on a.id = n.agent_id join contacts p on p.id = a.contact_id
      where n.ticket_id = m.ticket_id and n.message_id = m.id) end as mentions
  from messages m left join contacts c on c.id = m.author_id
  where m.ticket_id = $1 order by m.id desc limit 201`

const timeline = `select y.id, y.type, y.actor_type, c.name as actor_name, y.data, y.created_at
  from ticket_activity y left join contacts c on c.id = y.actor_id where y.ticket_id = $1 order by y.id`

const asJson = (rows: string, name: string) => `(select json_agg(x order by x.id) from (${rows}) x) as ${name}`

const from = `from tickets t join contacts r on r.id = t.requester_id left join agents a on a.id = t.assignee_id
  left join contacts p on p.id = a.contact_id where t.id = $1`

export const detailSql = `select ${head}, ${asJson(thread, "messages")}, ${asJson(timeline, "activity")} ${from}`

/** With what an agent's page shows besides, and that the agent has seen it: $2 the agent's contact, $3 the agent, $4 the time. */
const beside = `(select row_to_json(d) from reply_drafts d where d.ticket_id = $1 and d.agent_id = $3) as draft,
  (select json_agg(o) from work o where o.ticket_id = $1 and o.status = 'failed' and o.kind = 'mail') as failed_mails,
  (select json_agg(o.payload ->> 'messageId') from work o where o.ticket_id = $1 and o.status = 'done'
    and o.last_error = 'unconfirmed') as unmailed,
  case when t.last_reply_at > $4::timestamptz - interval '10 minutes' then (
    select json_build_object('messageId', m.id, 'leavesAt', o.due_at) from messages m
      join work o on o.kind = 'mail' and o.subject = 'ticket-reply:' || m.id and o.status = 'pending'
    where m.ticket_id = $1 and m.author_id = $2 and m.author_type = 'agent' and m.deleted_at is null
      and m.created_at > $4::timestamptz - interval '10 minutes' order by m.id desc limit 1) end as unsendable`

export const pageSql = `with seen as (
    insert into ticket_views (ticket_id, viewer_id, last_viewed_at) values ($1, $2, $4::timestamptz)
    on conflict (ticket_id, viewer_id) do update
      set last_viewed_at = greatest(ticket_views.last_viewed_at, excluded.last_viewed_at)
  ), called as (
    update mentions set seen_at = $4::timestamptz where ticket_id = $1 and agent_id = $3 and seen_at is null
  ) select ${head}, ${asJson(thread, "messages")}, ${asJson(timeline, "activity")}, ${beside} ${from}`
