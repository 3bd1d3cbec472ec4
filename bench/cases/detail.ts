import { getTicket, type TicketId } from "fdm-helpdesk"
import type { Raw } from "../measure/opened.js"
import type { Scene } from "../scene.js"
import type { Case } from "./case.js"

const head = `select t.*, r.id as requester_id, r.name as requester_name, r.email as requester_email, p.name as assignee_name,
    case when t.tag_ids = '{}' then '[]' else (select json_agg(json_build_object('id', g.id, 'name', g.name,
      'color', g.color)) from tags g where g.id = any(t.tag_ids)) end as tags,
    (select json_agg(json_build_object('id', s.agent_id, 'name', c.name) order by s.assigned_at)
      from ticket_assignments s join agents b on b.id = s.agent_id join contacts c on c.id = b.contact_id
      where s.ticket_id = t.id and not s.is_primary and s.unassigned_at is null) as additional,
    (select data from settings where desk = 'default') as settings,
    (select definition from workflows where id = coalesce(
      (select data ->> 'workflowId' from settings where desk = 'default'), 'fdm')) as workflow
  from tickets t join contacts r on r.id = t.requester_id left join agents a on a.id = t.assignee_id
    left join contacts p on p.id = a.contact_id
  where t.id = $1`

const thread = `select m.id, m.ticket_id, m.author_type, m.author_id, c.name as author_name, m.visibility, m.body, m.channel,
    m.created_at, m.edited_at, m.deleted_at, m.redacted_at,
    case when m.visibility = 'internal' then (select json_agg(json_build_object('agentId', n.agent_id, 'name', p.name))
      from mentions n join agents a on a.id = n.agent_id join contacts p on p.id = a.contact_id
      where n.ticket_id = m.ticket_id and n.message_id = m.id) end as mentions
  from messages m left join contacts c on c.id = m.author_id
  where m.ticket_id = $1 order by m.id`

const timeline = `select y.id, y.type, y.actor_type, c.name as actor_name, y.data, y.created_at
  from ticket_activity y left join contacts c on c.id = y.actor_id
  where y.ticket_id = $1 order by y.id`

/** Three statements that don't wait for one another, which is as quick as one and gives rows instead of text. */
const byHand = ({ query }: Raw, id: string) => Promise.all([head, thread, timeline].map((text) => query(text, [id])))

/** Some hundred tickets of any kind, so that not one is looked at all the time. */
async function someTickets({ query }: Scene): Promise<TicketId[]> {
  const rows = await query(`select id from (
      select id, row_number() over (order by id) as place, count(*) over () as many from tickets) t
    where place % greatest(many / 500, 1) = 0 limit 500`)
  return rows.map(({ id }) => id as TicketId)
}

const idsIn = (rows: readonly { id: unknown }[]) => rows.map(({ id }) => String(id))

const wholeTicket: Case = {
  group: "detail",
  kind: "detail",
  name: "a ticket with its thread and timeline",
  begin: async (scene) => {
    const ids = await someTickets(scene)
    const idAt = (turn: number) => ids[turn % ids.length] as TicketId
    return {
      ours: (db, turn) => getTicket(db, scene.agent, { ticketId: idAt(turn) }),
      ideal: (raw, turn) => byHand(raw, idAt(turn)),
      same: {
        ours: ({ messages, activity }: Awaited<ReturnType<typeof getTicket>>) => [idsIn(messages), idsIn(activity)],
        ideal: ([, messages = [], activity = []]: { id: unknown }[][]) => [idsIn(messages), idsIn(activity)],
      },
    }
  },
}

export const detail: readonly Case[] = [wholeTicket]
