import { and, asc, eq, getTableColumns, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { type Actor, assertRoom, counting, type Limit, retryAtField } from "../../access/index.js"
import { emptyChain, isShownToRequester, record, type TicketEvent } from "../../audit/index.js"
import { priorities, tickets } from "../../db/schema-helpdesk.js"
import { assignments, type Db, fieldsOf, insertInto, send, type TeamId, type TicketId } from "../../kernel/index.js"
import { announceTicket } from "../../work/announce.js"
import { enqueuing } from "../../work/index.js"
import { isDone } from "../../workflow/workflow.js"
import type { LockedTicket } from "../ticket.js"
import { alongside } from "./alongside.js"
import { type Change, contactOf, type Decided, type TicketSet } from "./change.js"

/* All that writes the table `tickets` stands in this file; a test looks for it anywhere else. */

/** All columns of a ticket, for a `returning` that `writtenFields` reads, with what is announced behind them. */
const everyColumn = sql.raw(
  Object.values(getTableColumns(tickets))
    .map(({ name }) => `"tickets"."${name}"`)
    .join(", "),
)
const writtenFields = fieldsOf({ ...getTableColumns(tickets), announced: sql`null`.mapWith(() => null) })
const limitFields = fieldsOf({ retryAt: retryAtField })
type Written = LockedTicket & { announced: null; retryAt?: Date | null }

/** Writes a ticket that is new, unless its reference or its form is there already. What goes with it is one more statement. */
export async function insertTicket(
  tx: Db,
  actor: Actor,
  row: typeof tickets.$inferInsert,
  change: Change,
  limits: readonly Limit[],
): Promise<LockedTicket | undefined> {
  const { id, createdAt: at } = row
  const { inserts, heads } = record(actor, [{ id, ...emptyChain, events: change.events, at }])
  const [inserted] = await send<Written>(
    tx,
    sql`${insertInto(tickets, [{ ...row, ...heads[0] }])} on conflict do nothing
      returning ${everyColumn}, ${told(actor, change.events)}`,
    writtenFields,
  )
  if (!inserted) return undefined
  const { beside, retryAt } = counting(limits, at)
  const [counted] = await send<{ retryAt: Date | null }>(
    tx,
    sql`${alongside([...besideOf(id, change, at), ...inserts], beside)}select ${retryAt}`,
    limitFields,
  )
  assertRoom(counted?.retryAt ?? null)
  const { announced: _, ...ticket } = inserted
  return ticket
}

/** Rows, timeline, audit, work, the tickets themselves, and telling open pages of them, in one statement. */
export async function writeTickets(
  tx: Db,
  actor: Actor,
  changes: readonly Decided[],
  limits: readonly Limit[],
): Promise<LockedTicket[]> {
  const chains = changes.map(({ before: { id, auditSeq, auditHash }, change: { events }, at }) => {
    return { id, auditSeq, auditHash, events, at }
  })
  const { inserts, heads } = record(actor, chains)
  const rows = changes.map((one, at) => ({ ...one, set: { ...setOf(one), ...heads[at] } }))
  const beside = [...changes.flatMap(({ before, change, at }) => besideOf(before.id, change, at)), ...inserts]
  const [first, ...others] = rows
  if (first && others.length === 0) return [await writeOne(tx, actor, first, beside, limits)]
  // Which columns are set differs between tickets; those of the same are one statement.
  const groups = [...Map.groupBy(rows, ({ set }) => Object.keys(set).sort().join()).values()]
  for (const [at, group] of groups.entries()) await writeMany(tx, actor, group, at === 0 ? beside : [])
  return rows.map((one, at) => ({ ...standing(one), ...heads[at] }))
}

type Row = Decided & { set: TicketSet }

/** What is written of a ticket: with a version more when anybody who looks at it misses something. */
function setOf({ before, change: { set = {}, silently }, at }: Decided): TicketSet {
  const version = Object.keys(set).length > 0 ? { version: before.version + 1 } : {}
  const all = { ...silently, ...set, ...version, updatedAt: at }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** How a ticket stands after a change, without the head of its chain; what the table makes of other columns included. */
export function standing(one: Decided): LockedTicket {
  const after = { ...one.before, ...setOf(one) }
  const priorityRank = priorities.indexOf(after.priority) + 1
  return { ...after, isActive: !isDone(after.statusCategory), priorityRank, teamOrder: after.teamId ?? ("" as TeamId) }
}

function besideOf(id: TicketId, { rowsBeside = [], work = [] }: Change, at: Date): readonly SQLWrapper[] {
  return [...rowsBeside, ...enqueuing(id, work, at)]
}

async function writeOne(
  tx: Db,
  actor: Actor,
  { before, change, set, at }: Row,
  writes: readonly SQLWrapper[],
  limits: readonly Limit[],
): Promise<LockedTicket> {
  const { beside, retryAt } = counting(limits, at)
  const [updated] = await send<Written>(
    tx,
    sql`${alongside(writes, beside)}update ${tickets} set ${assignments(tickets, set)} where ${tickets.id} = ${before.id}
      returning ${everyColumn}, ${told(actor, change.events)}, ${retryAt}`,
    [...writtenFields, ...limitFields],
  )
  if (!updated) throw new Error("a locked ticket can't go away")
  const { announced: _, retryAt: full, ...after } = updated
  assertRoom(full ?? null)
  return after
}

/** Tickets of which the same columns are set. Not prepared: the text differs with their number. */
async function writeMany(tx: Db, actor: Actor, rows: readonly Row[], writes: readonly SQLWrapper[]): Promise<void> {
  const columns = Object.entries(getTableColumns(tickets)).filter(([field]) => field in (rows[0]?.set ?? {}))
  const given = rows.map(({ before, change, set }) => ({
    ...Object.fromEntries(columns.map(([field, { name }]) => [name, set[field as keyof TicketSet]])),
    id: before.id,
    is_public: change.events.some(isShownToRequester),
  }))
  const names = columns.map(([, { name }]) => sql`${sql.identifier(name)} = given.${sql.identifier(name)}`)
  const types = columns.map(([, column]) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`)
  const table = sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
    as given(id text, is_public boolean, ${sql.join(types, sql`, `)})`
  await tx.execute(sql`${alongside(writes)}update ${tickets} set ${sql.join(names, sql`, `)} from ${table}
    where ${tickets.id} = given.id
    returning ${announceTicket({ by: contactOf(actor), isPublic: sql`given.is_public` })}`)
}

/**
 * Sets the same on all tickets of which something `isSo`, without a word: nobody who looks at one of them misses a thing. They are
 * locked in the order of their ids.
 *
 * @param isStill what has to hold once they are locked
 * @returns how many there are
 */
export async function setOnAll(
  tx: Db,
  isSo: SQL,
  set: { [Field in keyof TicketSet]: SQL | TicketSet[Field] },
  isStill: SQL = sql`true`,
): Promise<number> {
  const { id } = tickets
  const held = tx.$with("held").as(tx.select({ id }).from(tickets).where(isSo).orderBy(asc(id)).for("no key update"))
  const written = await tx
    .with(held)
    .update(tickets)
    .set(set)
    .from(held)
    .where(and(eq(id, held.id), isStill))
    .returning({ id })
  return written.length
}

/** Tells open pages that a ticket changed, as a column of what is returned. */
function told(actor: Actor, events: readonly TicketEvent[]): SQL {
  return announceTicket({ by: contactOf(actor), isPublic: events.some(isShownToRequester) })
}
