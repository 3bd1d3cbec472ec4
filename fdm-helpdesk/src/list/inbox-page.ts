import { or, type Placeholder, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import type { PgColumn } from "drizzle-orm/pg-core"
import type { DeskActor } from "../access/index.js"
import { mentions, tickets } from "../db/schema-helpdesk.js"
import type { AgentId, Value } from "../kernel/index.js"
import { type Clause, given, holding, named } from "./clause.js"
import { cursorClause, isSortedBy, orderBy, sortColumns } from "./cursor.js"
import type { InboxSort, InboxView } from "./inbox-sets.js"
import { driverTables, type Held, type Source, sourcesOf } from "./inbox-sources.js"
import { referenceColumns, rowColumns } from "./row-columns.js"

export type InboxQuery = Held & { sort: InboxSort; limit: number; cursor?: string | undefined }

/** A part of a query for `prepared`: what it is by its shape, the values to fill in, and the text, made when it is new. */
export type Shaped = { shape: string; values: Record<string, Value>; build: () => SQL }

/** Whether a ticket is in a view, for lists that are found in another way. */
export function inView(view: InboxView, actor: DeskActor, now: Date): SQL {
  return inAnyOf(sourcesOf({ view, filters: {} }, actor, now), holding)
}

/** The same of a view with filters, for `prepared`. Values go by names that begin with `prefix`. */
export function heldBy(actor: DeskActor, held: Held, prefix: string, now: Date): Shaped {
  const sources = sourcesOf(held, actor, now)
  const { values, where } = named(
    sources.flatMap(({ clauses }) => clauses),
    prefix,
  )
  return { shape: shapeOf(sources), values, build: () => inAnyOf(sources, where) }
}

function inAnyOf(sources: readonly Source[], conditionOf: (clauses: readonly Clause[]) => SQL | undefined): SQL {
  const parts = sources.map((source) => {
    const where = conditionOf(source.clauses)
    return source.driver === "tickets"
      ? where
      : sql`${tickets.id} in (select ${tickets.id} from ${fromOf(source)} where ${where})`
  })
  return or(...parts) ?? sql`true`
}

/** A note mentions this agent. With `isUnseen`: and the agent has yet to see it. */
export function mentioning(
  agentId: AgentId | Placeholder,
  { isUnseen = false, ticketId = tickets.id as SQLWrapper } = {},
): SQL {
  return sql`${ticketId} in (select ${mentions.ticketId} from ${mentions}
    where ${mentions.agentId} = ${agentId}${isUnseen ? sql` and ${mentions.seenAt} is null` : sql``})`
}

/** What tables that lead to tickets have of them, to be in the order of a list by themselves. */
const mirrored = new Set(["id", "created_at", "last_message_at", "priority_rank"])

/** Whose columns a source is sorted by. Participants have none. */
function sortedBy({ driver }: Source, sort: InboxSort = "activity"): SQL {
  const isByDriver = (driver === "tagged" || driver === "mentioned") && isSortedBy(sort, mirrored)
  return isByDriver ? sql`${sql.identifier(driver)}` : sql`${tickets}`
}

function fromOf({ driver }: Source): SQL {
  if (driver === "tickets") return sql`${tickets}`
  return sql`${driverTables[driver]} join ${tickets} on ${tickets.id} = ${sql.identifier(driver)}.id`
}

const shapeOf = (sources: { driver: string; clauses: Clause[] }[]) =>
  sources.map(({ driver, clauses }) => `${driver}: ${clauses.map(({ shape }) => shape).join(" & ")}`).join(" | ")

/** Tickets with several tags are in several ranges, and in the list once. */
function union(sources: readonly Source[]): SQL {
  const tags = sources.flatMap(({ driver, clauses }) => (driver === "tagged" ? (clauses[0]?.values ?? []) : []))
  return new Set(tags).size > 1 ? sql` union ` : sql` union all `
}

/** Of a ticket, what lists show and are sorted by. */
const shown = [...Object.values(rowColumns), tickets.requesterId, ...referenceColumns, tickets.tagIds]
const ordering: readonly PgColumn[] = sortColumns

const inOrder = (from: SQL): SQL[] =>
  ordering.map((column) => (mirrored.has(column.name) ? sql`${from}.${sql.identifier(column.name)}` : sql`${column}`))
const ofDriver = (from: SQL): SQL[] =>
  ordering.filter(({ name }) => mirrored.has(name)).map(({ name }) => sql`${from}.${sql.identifier(name)}`)

/** What is sorted by is taken from where it is sorted, so that several sources can be merged as they come. */
function pageColumns(from: SQL): SQL {
  const ofTicket = shown.filter((column) => !ordering.includes(column)).map((column) => sql`${column}`)
  return sql.join([...inOrder(from), ...ofTicket], sql`, `)
}

/**
 * The tickets of one page and one more, in order, as a table `page` with what lists show of tickets themselves. What rows
 * show besides is joined to it, so that it is read for the page alone, whatever the planner thinks.
 */
export function pageTable(actor: DeskActor, query: InboxQuery, now: Date): Shaped {
  const { sort, limit, cursor } = query
  const sources = sourcesOf(query, actor, now).map((source) => ({
    ...source,
    clauses: given(...source.clauses, cursorClause(sort, cursor, sortedBy(source, sort))),
  }))
  const all = sources.flatMap(({ clauses }) => clauses)
  const { values, where } = named(all, "v")
  const build = () => {
    // Written out: a plan for any number of rows is made for a tenth of the table.
    const most = sql.raw(String(limit + 1))
    const isOfDrivers =
      sources.length > 1 && isSortedBy(sort, mirrored) && sources.every(({ isOfDriver }) => isOfDriver)
    const parts = sources.map((source) => {
      const by = sortedBy(source, sort)
      const columns = isOfDrivers ? sql.join(ofDriver(by), sql`, `) : pageColumns(by)
      const from = isOfDrivers ? driverTables[source.driver] : fromOf(source)
      return sql`(select ${columns} from ${from} where ${where(source.clauses) ?? sql`true`} order by ${orderBy(sort, by)} limit ${most})`
    })
    const [only] = parts
    if (parts.length === 1 && only) return sql`${only} page`
    const merged = sql`(select * from (${sql.join(parts, union(sources))}) parts order by ${orderBy(sort, sql`parts`)} limit ${most})`
    // Tickets are read when it is known which of them stand on the page.
    if (!isOfDrivers) return sql`${merged} page`
    return sql`(select ${pageColumns(sql`merged`)} from ${merged} merged join ${tickets} on ${tickets.id} = merged.id) page`
  }
  return { shape: `${sort} ${limit} ${shapeOf(sources)}`, values, build }
}

/** How many tickets a list holds, counted up to `most`. Values go by names that begin with `prefix`. */
export function countOf(
  actor: DeskActor,
  held: Held,
  { most, prefix, now }: { most: number; prefix: string; now: Date },
): Shaped {
  const sources = sourcesOf(held, actor, now)
  const { values, where } = named(
    sources.flatMap(({ clauses }) => clauses),
    prefix,
  )
  const build = () => {
    const limit = sql.raw(String(most))
    const parts = sources.map((source) => {
      const from = source.isOfDriver ? driverTables[source.driver] : fromOf(source)
      return sql`(select ${sortedBy(source)}.id from ${from} where ${where(source.clauses) ?? sql`true`} limit ${limit})`
    })
    return sql`(select count(*) from (select from (${sql.join(parts, union(sources))}) parts limit ${limit}) counted)`
  }
  return { shape: shapeOf(sources), values, build }
}
