import { isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import type { PgColumn } from "drizzle-orm/pg-core"
import { type DeskActor, type RequesterActor, requirePerson } from "../access/index.js"
import { tickets, ticketViews } from "../db/schema-helpdesk.js"
import { arrayText } from "../kernel/index.js"
import type { Comparison, Condition } from "../ticket/fields/condition.js"
import type { Field } from "../ticket/fields/field.js"
import { ticketFields } from "../ticket/fields/ticket-fields.js"
import { type Clause, fixed } from "./clause.js"

/** A service reads nothing and has nothing, so what is unread or `me` is refused to it. */
type Viewer = DeskActor | RequesterActor

/** What a condition says of `tickets`. `now` is the moment that it is asked for. */
export function clauseOf(condition: Condition, viewer: Viewer, now: Date): Clause {
  const clausesOf = (parts: readonly Condition[]) => parts.map((part) => clauseOf(part, viewer, now))
  if ("all" in condition) return joined("and", clausesOf(condition.all))
  if ("any" in condition) return joined("or", clausesOf(condition.any))
  if ("not" in condition) return not(clauseOf(condition.not, viewer, now))
  return comparisonClause(condition, viewer, now)
}

function joined(word: "and" | "or", clauses: readonly Clause[]): Clause {
  if (clauses.length === 0) return fixed(word === "and" ? "always" : "never", sql.raw(String(word === "and")))
  const where = (...places: SQL[]) => {
    const rest = [...places]
    const parts = clauses.map((clause) => sql`(${clause.where(...rest.splice(0, clause.values.length))})`)
    return sql`(${sql.join(parts, sql.raw(` ${word} `))})`
  }
  const shape = `(${clauses.map((clause) => clause.shape).join(` ${word} `)})`
  return { shape, values: clauses.flatMap(({ values }) => values), where }
}

function comparisonClause(comparison: Comparison, viewer: Viewer, now: Date): Clause {
  const field: Field = ticketFields[comparison.field]
  if ("isUnread" in comparison) return unless(!comparison.isUnread, unreadBy(viewer))
  if (!("column" in field)) throw new Error(`nothing is compared with ${comparison.field}`)
  const column = tickets[field.column] as PgColumn
  if ("since" in comparison) return sinceClause(column, comparison.since)
  if ("before" in comparison) return beforeClause(column, comparison.before)
  if ("withinDays" in comparison)
    return sinceClause(column, new Date(now.getTime() - comparison.withinDays * dayMs).toISOString())
  if ("contains" in comparison) return containing(column, comparison.contains)
  if ("isEmpty" in comparison) return unless(!comparison.isEmpty, empty(field, column))
  if ("has" in comparison) return tagged(column, "@>", comparison.has)
  if (field.kind === "set")
    return tagged(
      column,
      "&&",
      comparison.in.filter((value) => value !== null),
    )
  if (field.kind === "choice" && field.rank) return rankAmong(field, comparison.in)
  if (field.kind !== "reference") return among(column, comparison.in)
  const wanted = wantedOf(comparison.in, viewer)
  // As the index has it that lists are sorted by.
  return field.order
    ? among(
        tickets[field.order],
        wanted.map((value) => value ?? ""),
      )
    : among(column, wanted)
}

const dayMs = 86_400_000

/** The ids that are asked for, and null for none. A requester is nobody of the desk. */
export function wantedOf(values: readonly (string | null)[], viewer: Viewer): (string | null)[] {
  if (values.includes("me")) requirePerson(viewer)
  const me = viewer.type === "agent" ? viewer.agentId : ""
  return [...new Set(values.map((value) => (value === "me" ? me : value)))]
}

/** A single value is compared as such: along an index, an order holds behind one value, not behind any of several. */
function among(column: PgColumn, wanted: readonly (string | null)[]): Clause {
  const values = wanted.filter((value) => value !== null)
  const nothing = values.length < wanted.length ? isNull(column) : undefined
  if (values.length === 0) return fixed(nothing ? `${column.name} none` : "never", nothing ?? sql`false`)
  const [only, ...others] = values
  if (!nothing && only !== undefined && others.length === 0) {
    const clause: Clause = { shape: `${column.name}=`, values, where: (value) => sql`${column} = ${value}` }
    return asides.has(column) ? { ...clause, aside: asideOf(column) } : clause
  }
  const where = (list: SQL) => or(nothing, sql`${column} = any(${list}::text[])`) ?? sql`false`
  return arrayClause(`${column.name}${nothing ? " or none" : ""}`, values, where)
}

/** Wider than an agent or a tag, but the planner knows only how many an average one has. */
const asides: ReadonlySet<PgColumn> = new Set([tickets.statusCategory, tickets.teamOrder])

/**
 * In words that the planner makes no plan of: with `|| ''` it is an expression and not the column, which no index and no
 * statistics are about. So the range that leads the list is not given up for one that only looks narrower.
 */
const asideOf =
  (column: PgColumn) =>
  (value = sql`''`) =>
    sql`${column} || '' = ${value}`

/** By rank, which the indexes have. */
function rankAmong({ choices, rank }: Extract<Field, { kind: "choice" }>, wanted: readonly (string | null)[]): Clause {
  const column = tickets[rank ?? "priorityRank"] as PgColumn
  const keys = Object.keys(choices)
  const ranks = [...new Set(wanted.map((value) => keys.indexOf(value ?? "") + 1))]
  const one = (place = sql`0`) => sql`${column} = ${place}::smallint`
  if (ranks.length === 1) return { shape: `${column.name}=`, values: ranks, where: one }
  return arrayClause(column.name, ranks.map(String), (list) => sql`${column} = any(${list}::smallint[])`)
}

function arrayClause(shape: string, values: readonly string[], where: (list: SQL) => SQL): Clause {
  return { shape, values: [arrayText(values)], where: (list = sql`'{}'`) => where(list) }
}

/** Taken for rare by the planner, which would then rather gather and sort all of a range than go along it. */
function tagged(column: PgColumn, operator: "&&" | "@>", ids: readonly string[]): Clause {
  const where = (list: SQL) => sql`${column} ${sql.raw(operator)} ${list}::text[]`
  const clause = arrayClause(`${column.name} ${operator}`, ids, where)
  return { ...clause, aside: (list = sql`'{}'`) => sql`coalesce(${where(list)}, false)` }
}

function sinceClause(column: PgColumn, at: string): Clause {
  return { shape: `${column.name}>=`, values: [at], where: (time) => sql`${column} >= ${time}::timestamptz` }
}

function beforeClause(column: PgColumn, at: string): Clause {
  return { shape: `${column.name}<`, values: [at], where: (time) => sql`${column} < ${time}::timestamptz` }
}

/** Letters of English in any case; what case is elsewhere, no two programs agree on. */
function containing(column: PgColumn, text: string): Clause {
  const folded = (words: SQLWrapper) =>
    sql`translate(${words}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`
  const where = (part = sql`''`) => sql`position(${folded(sql`${part}::text`)} in ${folded(column)}) > 0`
  return { shape: `${column.name} contains`, values: [text], where }
}

function empty({ kind }: Field, column: PgColumn): Clause {
  if (kind === "set") return fixed(`${column.name} none`, sql`${column} = '{}'`)
  return fixed(`${column.name} none`, isNull(column))
}

const unless = (isRefused: boolean, clause: Clause) => (isRefused ? not(clause) : clause)

/** What holds nothing is not what is asked for, and so its opposite. */
function not(clause: Clause): Clause {
  return {
    shape: `not (${clause.shape})`,
    values: clause.values,
    where: (...values) => sql`not coalesce(${clause.where(...values)}, false)`,
  }
}

/**
 * The other side wrote after the viewer's last look: to the desk that is the requester, to a requester an answer. Looked up
 * ticket by ticket, along the way of the list.
 */
function unreadBy(viewer: Viewer): Clause {
  requirePerson(viewer)
  const { type, contactId } = viewer
  const isForDesk = type === "agent"
  const isTheirs = isForDesk ? sql`${tickets.lastMessageBy} = 'requester'` : sql`${tickets.lastReplyAt} is not null`
  const since = isForDesk ? tickets.lastMessageAt : tickets.lastReplyAt
  const where = (id?: SQL) => sql`${isTheirs} and ${since} > ${lastViewedAt(tickets.id, id)}`
  return { shape: isForDesk ? "unread" : "unread answer", values: [contactId], where }
}

/**
 * When somebody last viewed a ticket, `-infinity` when they never did. A value of its own and no join: as a join, the
 * planner may gather all views that they ever had.
 */
export function lastViewedAt(ticketId: SQLWrapper, viewerId: SQLWrapper = sql`null`): SQL {
  return sql`coalesce((select ${ticketViews.lastViewedAt} from ${ticketViews} where ${ticketViews.ticketId} = ${ticketId}
    and ${ticketViews.viewerId} = ${viewerId}), '-infinity')`
}
