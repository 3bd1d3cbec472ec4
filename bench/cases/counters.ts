import { countInbox, countUnread, newId } from "fdm-helpdesk"
import { benchNow } from "../data/size.js"
import type { Scene } from "../scene.js"
import type { Case } from "./case.js"

/** As the library: nobody reads a higher number off a list. */
const most = 1000

const counted = (from: string) => `(select count(*) from (select from ${from} limit ${most}) x)`

/** The tabs by hand: each counts along its own index and stops at a thousand. $1 is the agent. */
const tabs = {
  mine: counted(`(select from tickets where assignee_id = $1 and is_active
    union all select from ticket_assignments s join tickets t on t.id = s.ticket_id
      where s.agent_id = $1 and s.unassigned_at is null and not s.is_primary and s.is_active
        and t.is_active and t.assignee_id is distinct from $1) x`),
  unassigned: counted("tickets where assignee_id is null and is_active"),
  mentioned: counted("(select distinct ticket_id from mentions where agent_id = $1 and seen_at is null) x"),
  open: counted("tickets where is_active"),
  waiting: counted("tickets where status_category = 'waiting' and is_active"),
}

type View = {
  query: NonNullable<NonNullable<Parameters<typeof countInbox>[2]>["views"]>[number]["query"]
  from: string
}

/** Ten lists as agents keep them; values are written out, as ids of the bench hold nothing that would have to be quoted. */
function savedViews({ people, colleague }: Scene): View[] {
  const tagged = [0, 3, 9, 20].map((at): View => {
    const ids = people.tags.slice(at, at + 1).map(({ id }) => id)
    return { query: { filters: { tags: { any: ids } } }, from: `ticket_tags_map where tag_id = '${ids}' and is_active` }
  })
  const urgent: View = {
    query: { filters: { priority: ["urgent"] } },
    from: "tickets where is_active and priority_rank = 4",
  }
  const theirs: View = {
    query: { filters: { assignee: [colleague.agentId] } },
    from: `tickets where assignee_id = '${colleague.agentId}' and is_active`,
  }
  const mineHigh: View = {
    query: { filters: { assignee: ["me"], priority: ["high"] } },
    from: "tickets where assignee_id = $1 and is_active and priority_rank = 3",
  }
  const unassignedUrgent: View = {
    query: { view: "unassigned", filters: { priority: ["urgent"] } },
    from: "tickets where assignee_id is null and is_active and priority_rank = 4",
  }
  const waiting: View = {
    query: { view: "waiting", filters: { assignee: ["me"] } },
    // Put together, so that it is not the index of what waits that is read, but the agent's.
    from: "tickets where assignee_id = $1 and is_active and status_category || '' = 'waiting'",
  }
  const recent: View = {
    query: { filters: { activeFrom: new Date(benchNow.getTime() - 86_400_000) } },
    from: `tickets where is_active and last_message_at >= '${new Date(benchNow.getTime() - 86_400_000).toISOString()}'`,
  }
  return [...tagged, urgent, theirs, mineHigh, unassignedUrgent, waiting, recent]
}

const tabSql = Object.entries(tabs).map(([name, sql]) => `${sql} as ${name}`)

const inboxTabs: Case = {
  group: "counters",
  kind: "counter",
  name: "all tabs",
  begin: async ({ agent }) => ({
    ours: (db) => countInbox(db, agent, {}, benchNow),
    ideal: ({ query }) => query(`select ${tabSql.join(", ")}`, [agent.agentId]),
    same: {
      ours: ({ saved, ...counts }: Awaited<ReturnType<typeof countInbox>>) => numbersOf(counts),
      ideal: ([row]: Record<string, unknown>[]) => numbersOf(row),
    },
  }),
}

const withViews: Case = {
  group: "counters",
  kind: "counter",
  name: "all tabs and ten saved views",
  begin: async (scene) => {
    const saved = savedViews(scene)
    const views = saved.map(({ query }) => ({ id: newId("savedView"), query }))
    const columns = [...tabSql, ...saved.map(({ from }, at) => `${counted(from)} as saved_${at}`)]
    return {
      ours: (db) => countInbox(db, scene.agent, { views }, benchNow),
      ideal: ({ query }) => query(`select ${columns.join(", ")}`, [scene.agent.agentId]),
      same: {
        ours: ({ saved, ...counts }: Awaited<ReturnType<typeof countInbox>>) =>
          numbersOf({ ...counts, ...Object.fromEntries(views.map(({ id }, at) => [`saved_${at}`, saved[id]])) }),
        ideal: ([row]: Record<string, unknown>[]) => numbersOf(row),
      },
    }
  },
}

/** By name, as numbers: drivers differ in what they make of a bigint. */
function numbersOf(counts: Record<string, unknown> = {}): [string, number][] {
  return Object.entries(counts)
    .map(([name, count]): [string, number] => [name, Number(count)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

const unread = `select count(*) from tickets t left join ticket_views v on v.ticket_id = t.id and v.viewer_id = $1
  where t.requester_id = $1 and t.last_reply_at > coalesce(v.last_viewed_at, '-infinity')`

const badge: Case = {
  group: "counters",
  kind: "counter",
  name: "a requester's unread answers",
  begin: async ({ requester }) => ({
    ours: (db) => countUnread(db, requester),
    ideal: ({ query }) => query(unread, [requester.contactId]),
    same: { ours: (count: number) => count, ideal: ([row]: Record<string, unknown>[]) => Number(row?.count) },
  }),
}

export const counters: readonly Case[] = [inboxTabs, withViews, badge]
