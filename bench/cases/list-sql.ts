import type { InboxSort } from "fdm-helpdesk"

/**
 * Lists by hand. What a row shows of its ticket is read where the order is found, along one range of an index each; the
 * rest is joined to the page's rows by their keys. $1 is the agent, $2 the agent's contact.
 */
const ticketColumns = `t.id, t.ref, t.subject, t.status, t.status_category, t.priority, t.priority_rank, t.farm_name,
  t.last_message_at, t.last_message_by, t.last_message_preview, t.created_at, t.requester_id, t.assignee_id, t.team_id,
  t.team_order, t.tag_ids`

const rowColumns = `t.id, t.ref, t.subject, t.status, t.status_category, t.priority, t.farm_name, t.last_message_at,
  t.last_message_by, t.last_message_preview, t.created_at, r.name as requester_name, t.assignee_id,
  p.name as assignee_name, t.team_id, w.name as team_name, case when t.tag_ids = '{}' then '[]' else (select json_agg(json_build_object(
    'id', g.id, 'name', g.name, 'color', g.color)) from tags g where g.id = any(t.tag_ids)) end as tags,
  t.last_message_by = 'requester' and t.last_message_at > coalesce(v.last_viewed_at, '-infinity') as is_unread,
  exists (select from mentions m where m.ticket_id = t.id and m.agent_id = $1 and m.seen_at is null) as is_mentioned,
  exists (select from reply_drafts d where d.ticket_id = t.id and d.agent_id = $1) as has_draft`

const rowJoins = `join contacts r on r.id = t.requester_id left join agents a on a.id = t.assignee_id
  left join contacts p on p.id = a.contact_id left join teams w on w.id = t.team_id left join ticket_views v on v.ticket_id = t.id and v.viewer_id = $2`

/** Where a list's tickets are: conditions over `t`, each a range of an index that has them in order; or another table that has. */
export type Range = {
  from?: string
  where: string
  /** Whose columns the order is by. */
  by?: "t" | "m"
}

const orders: Record<InboxSort, { columns: readonly string[]; direction: "asc" | "desc" }> = {
  activity: { columns: ["last_message_at"], direction: "desc" },
  newest: { columns: ["created_at"], direction: "desc" },
  oldest: { columns: ["created_at"], direction: "asc" },
  priority: { columns: ["priority_rank", "last_message_at"], direction: "desc" },
  team: { columns: ["team_order", "last_message_at"], direction: "desc" },
}

/** Tables that mirror what tickets are sorted by call it by longer names. */
const mirrored: Record<string, string> = { created_at: "ticket_created_at", id: "ticket_id" }

function columnsOf(sort: InboxSort, by: "t" | "m"): string[] {
  const names = [...orders[sort].columns, "id"]
  return names.map((name) => `${by}.${by === "m" ? (mirrored[name] ?? name) : name}`)
}

const orderBy = (sort: InboxSort, by: "t" | "m") =>
  columnsOf(sort, by)
    .map((column) => `${column} ${orders[sort].direction}`)
    .join(", ")

/** What of a row says where it stands: values for `after`. */
export const placeColumns = (sort: InboxSort): readonly string[] => [...orders[sort].columns, "id"]

export type ListSql = {
  ranges: readonly Range[]
  sort: InboxSort
  /** Of the first value of the place to begin after; without one, the list begins at its beginning. */
  after?: number | undefined
  limit: number
  /** A ticket may be in several ranges, all of them of the map of tags. */
  isMany?: boolean | undefined
}

function casts(sort: InboxSort, first: number): string {
  const types: Record<string, string> = { id: "text", team_order: "text", priority_rank: "smallint" }
  return placeColumns(sort)
    .map((name, at) => `$${first + at}::${types[name] ?? "timestamptz"}`)
    .join(", ")
}

function rangeSql({ from = "tickets t", where, by = "t" }: Range, list: ListSql, columns = ticketColumns): string {
  const { sort, after, limit } = list
  const isPast = orders[sort].direction === "asc" ? ">" : "<"
  const rest = after ? ` and (${columnsOf(sort, by).join(", ")}) ${isPast} (${casts(sort, after)})` : ""
  return `select ${columns} from ${from} where ${where}${rest} order by ${orderBy(sort, by)} limit ${limit}`
}

/** The tickets of a page, in order. */
export function pageSql(list: ListSql): string {
  if (list.isMany) return manySql(list)
  const parts = list.ranges.map((range) => rangeSql(range, list))
  if (parts.length === 1) return parts.join()
  const all = parts.map((part) => `(${part})`).join(" union all ")
  return `select * from (${all}) t order by ${orderBy(list.sort, "t")} limit ${list.limit}`
}

const keys = "m.ticket_id as id, m.ticket_created_at as created_at, m.last_message_at, m.priority_rank"

/** Of ranges that hold a ticket several times, tickets are read once it is known which of them stand on the page. */
function manySql(list: ListSql): string {
  const parts = list.ranges.map((range) => `(${rangeSql({ ...range, from: "ticket_tags_map m" }, list, keys)})`)
  const page = `select * from (${parts.join(" union ")}) t order by ${orderBy(list.sort, "t")} limit ${list.limit}`
  return `select ${ticketColumns} from (${page}) k join tickets t on t.id = k.id`
}

/** The rows of a page as the inbox shows them, and one more. */
export function listSql(list: ListSql): string {
  return `select ${rowColumns} from (${pageSql(list)}) t ${rowJoins} order by ${orderBy(list.sort, "t")}`
}

/** The rows of tickets found in another way: `found` is a select with the columns of `tickets` and what it is ordered by. */
export function rowsSql(found: string, order: string): string {
  return `select ${rowColumns} from (${found}) t ${rowJoins} order by ${order}`
}
