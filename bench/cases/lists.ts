import { getMyTickets, type InboxSort, inboxSorts } from "fdm-helpdesk"
import type { Scene } from "../scene.js"
import { type Case, idsOfPage } from "./case.js"
import { type ListInput, listCases } from "./list-case.js"
import type { Range } from "./list-sql.js"

const active: Range = { where: "t.is_active" }
const done: Range = { where: "not t.is_active" }
const ranges = { open: [active], closed: [done], all: [active, done] }
const views = ["open", "all", "closed"] as const

/** Every order of the views that hold the most. */
const wholeViews = views.flatMap((view) =>
  inboxSorts.flatMap((sort) =>
    listCases(`${view} by ${sort}`, () => ({ name: view, input: { view, sort }, ranges: ranges[view] })),
  ),
)

/** Tickets of a tag, active or done, along the map of tags. */
const tagged = (place: number, states: readonly boolean[] = [true]): Range[] =>
  states.map((isActive) => ({
    from: "ticket_tags_map m join tickets t on t.id = m.ticket_id",
    where: `m.tag_id = $${place} and ${isActive ? "" : "not "}m.is_active`,
    by: "m",
  }))

const tagAt = ({ people }: Scene, place: number) => {
  const tag = people.tags[place]
  if (!tag) throw new Error("there are forty tags")
  return tag.id
}

const byTag = (name: string, place: number, sort: InboxSort = "activity", view: "open" | "all" = "open") =>
  listCases(name, (scene) => {
    const id = tagAt(scene, place)
    const states = view === "open" ? [true] : [true, false]
    return { name, input: { view, sort, filters: { tags: { any: [id] } } }, ranges: tagged(3, states), values: [id] }
  })

const tags = [
  ...byTag("common tag", 0),
  ...byTag("middle tag", 9),
  ...byTag("rare tag", 39),
  ...byTag("common tag by priority", 0, "priority"),
  ...byTag("middle tag, all tickets", 9, "activity", "all"),
  ...listCases("any of three tags", (scene) => {
    const ids = [1, 5, 20].map((place) => tagAt(scene, place))
    return {
      name: "any",
      input: { filters: { tags: { any: ids } } },
      ranges: [3, 4, 5].flatMap((place) => tagged(place)),
      values: ids,
      isMany: true,
    }
  }),
  ...listCases("both of two tags", (scene) => {
    const ids = [0, 4].map((place) => tagAt(scene, place))
    const [range] = tagged(4)
    const both = range && { ...range, where: `${range.where} and t.tag_ids @> array[$3]` }
    return { name: "all", input: { filters: { tags: { all: ids } } }, ranges: both ? [both] : [], values: ids }
  }),
]

const theirs = "t.assignee_id = $3"
const mine: Range[] = [
  { where: "t.assignee_id = $1 and t.is_active" },
  {
    from: "ticket_assignments s join tickets t on t.id = s.ticket_id",
    where: `s.agent_id = $1 and s.unassigned_at is null and not s.is_primary and s.is_active
      and t.is_active and t.assignee_id is distinct from $1`,
  },
]
/** A look is looked up for each ticket on the way: as a join, all looks of the agent would be gathered first. */
const unread: Range = {
  where: `t.is_active and t.last_message_by = 'requester' and t.last_message_at > coalesce((select v.last_viewed_at
    from ticket_views v where v.ticket_id = t.id and v.viewer_id = $2), '-infinity')`,
}

const fixed = (name: string, input: ListInput, list: Range[]) => listCases(name, () => ({ name, input, ranges: list }))

const people = [
  ...listCases("of an assignee", ({ colleague: { agentId } }) => ({
    name: "assignee",
    input: { filters: { assignee: [agentId] } },
    ranges: [{ where: `${theirs} and t.is_active` }],
    values: [agentId],
  })),
  ...listCases("of an assignee, all tickets", ({ colleague: { agentId } }) => ({
    name: "assignee",
    input: { view: "all", filters: { assignee: [agentId] } },
    ranges: [{ where: `${theirs} and t.is_active` }, { where: `${theirs} and not t.is_active` }],
    values: [agentId],
  })),
  ...listCases("of a team", ({ people: { teams } }) => {
    const id = teams[1]?.id ?? ""
    const ranges = [{ where: "t.team_order = $3 and t.is_active" }]
    return { name: "team", input: { filters: { team: [id as "none"] } }, ranges, values: [id] }
  }),
  ...fixed("mine", { view: "mine" }, mine),
  ...fixed("mine by priority", { view: "mine", sort: "priority" }, mine),
  ...fixed("unassigned", { view: "unassigned" }, [{ where: "t.assignee_id is null and t.is_active" }]),
  ...fixed("unread", { filters: { unread: true } }, [unread]),
  ...fixed("waiting", { view: "waiting" }, [{ where: "t.status_category = 'waiting' and t.is_active" }]),
  ...fixed("mentioned", { view: "mentioned" }, [
    { from: "mentioned_tickets m join tickets t on t.id = m.ticket_id", where: "m.agent_id = $1", by: "m" },
  ]),
]

const own = `select t.id, t.ref, t.subject, t.status, t.status_category, t.priority, t.farm_name, t.last_message_at,
    t.last_message_by, t.last_message_preview, t.created_at,
    coalesce(t.last_reply_at > coalesce(v.last_viewed_at, '-infinity'), false) as is_unread
  from (select * from tickets t where t.requester_id = $1 and t.status_category = 'closed'
    order by t.last_message_at desc, t.id desc limit 51) t
  left join ticket_views v on v.ticket_id = t.id and v.viewer_id = $1
  order by t.last_message_at desc, t.id desc`

const myTickets: Case = {
  group: "lists",
  kind: "list",
  name: "a requester's questions",
  begin: async ({ requester }) => ({
    ours: (db) => getMyTickets(db, requester, { state: "closed" }),
    ideal: ({ query }) => query(own, [requester.contactId]),
    same: idsOfPage,
  }),
}

export const lists: readonly Case[] = [...wholeViews, ...tags, ...people, myTickets]
