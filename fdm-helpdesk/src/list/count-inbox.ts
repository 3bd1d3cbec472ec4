import { sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type AgentActor, requireAgent } from "../access/index.js"
import { mentions } from "../db/schema-helpdesk.js"
import { type Db, idSchema, parse, prepared, type SavedViewId } from "../kernel/index.js"
import { conditionSchema } from "../ticket/fields/condition-schema.js"
import { inboxFiltersSchema } from "./inbox-filters.js"
import { countOf, type Shaped } from "./inbox-page.js"
import { countLimit, type InboxView, inboxViews } from "./inbox-sets.js"

const countedViews = ["mine", "unassigned", "open", "waiting"] as const

const countInboxInput = z.object({
  /** Lists to count besides, such as saved views, each under an id of its own. */
  views: z
    .array(
      z.object({
        id: idSchema("savedView"),
        query: z.object({
          view: z.enum(inboxViews).default("open"),
          filters: inboxFiltersSchema.prefault({}),
          where: conditionSchema.optional(),
          text: z.string().optional(),
        }),
      }),
    )
    .max(200)
    .default([]),
})

/**
 * How many tickets the views with work in them hold, each counted up to `countLimit`. `mentioned` are tickets with a mention
 * that the actor has yet to see. Of saved views, those that hold what is done, or search, are null: they are not counted.
 */
export type InboxCounts = Record<Exclude<InboxView, "closed" | "all">, number> & {
  saved: Record<SavedViewId, number | null>
}

/**
 * Counts every view in one statement that looks at open tickets only, and at no more of them than it counts.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input`
 */
export async function countInbox(
  db: Db,
  actor: Actor,
  input: z.input<typeof countInboxInput> = {},
  now: Date = new Date(),
): Promise<InboxCounts> {
  requireAgent(actor)
  const { views } = parse(countInboxInput, input)
  const counted = views.filter(({ query }) => !(query.text || ["closed", "all"].includes(query.view)))
  const lists = [...countedViews.map((view) => ({ view, filters: {} })), ...counted.map(({ query }) => query)]
  const counts = await countLists(db, actor, lists, now)
  const [mine = 0, unassigned = 0, open = 0, waiting = 0, ...ofSaved] = counts
  const mentioned = counts.at(-1) ?? 0
  const numbers = new Map(counted.map(({ id }, at) => [id, ofSaved[at] ?? 0]))
  const saved = Object.fromEntries(views.map(({ id }) => [id, numbers.get(id) ?? null]))
  return { mine, unassigned, mentioned, open, waiting, saved }
}

/** The numbers of lists in their order, and last the mentions not yet seen. */
async function countLists(
  db: Db,
  actor: AgentActor,
  lists: Parameters<typeof countOf>[1][],
  now: Date,
): Promise<number[]> {
  const parts = lists.map((list, at) => countOf(actor, list, { most: countLimit, prefix: `c${at}_`, now }))
  const values = Object.assign({ agentId: actor.agentId }, ...parts.map((part) => part.values))
  const key = `counts ${parts.map(({ shape }) => shape).join("; ")}`
  const [row] = await prepared(db, key, values, (db) => countsOf(db, parts))
  return row?.counts.map(Number) ?? []
}

function countsOf(db: Db, parts: Shaped[]) {
  const unseen = sql`(select count(*) from (select distinct ${mentions.ticketId} from ${mentions}
    where ${mentions.agentId} = ${sql.placeholder("agentId")} and ${mentions.seenAt} is null limit ${sql.raw(String(countLimit))}) unseen)`
  const all = sql.join([...parts.map(({ build }) => build()), unseen], sql`, `)
  return db
    .select({ counts: sql<(number | string)[]>`json_build_array(${all})`.mapWith(numbers) })
    .from(sql`(values (1)) one`)
}

/** Some drivers hand JSON over as text. */
function numbers(value: string | number[]): number[] {
  return typeof value === "string" ? JSON.parse(value) : value
}
