import { and, eq, getTableColumns, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { type PgUpdateSetSource, QueryBuilder } from "drizzle-orm/pg-core"
import { z } from "zod"
import { type Actor, can, holdContact, recognised, type TicketAction, visibleTo } from "../access/index.js"
import { isShownToRequester, record, type TicketEvent } from "../audit/index.js"
import { tickets } from "../db/schema-helpdesk.js"
import {
  type AgentId,
  assignments,
  type Db,
  fieldsOf,
  guarded,
  HelpdeskError,
  idSchema,
  notFound,
  send,
  statement,
  type TicketId,
} from "../kernel/index.js"
import { announceTicket } from "../outbox/announce.js"
import { leaving, type OutboxItem } from "../outbox/enqueue.js"
import { type Desk, deskColumns, deskOf } from "./load-desk.js"
import { lockActiveAgent, vacateForAbsent } from "./seats.js"
import { type LockedTicket, shownTicket, type Ticket } from "./ticket.js"
import { isDone } from "./workflow.js"

/** What a verb wants done; `changeTicket` does it. No event means nothing changed, and nothing is written. */
export type Change = {
  /** Fields of the ticket. Without any, only the record tells, and whoever looks at the ticket has not missed a thing. */
  set?: PgUpdateSetSource<typeof tickets>
  events: readonly TicketEvent[]
  /** Rows of other tables that belong to the change. */
  inserts?: readonly SQLWrapper[]
  outbox?: readonly OutboxItem[]
}

/**
 * The part that the inputs of all verbs share: which ticket, and the `version` of it that the actor was looking at. When
 * that is given, a ticket that changed since is not touched.
 */
export const targetInput = {
  ticketId: idSchema("ticket"),
  version: z.coerce.number().int().min(1).optional(),
}

/** `seatFor` is an agent who gets a seat: locked before the ticket, and `invalid_input` when there is no such active one. */
export type Target = { ticketId: TicketId; version?: number; seatFor?: AgentId | null }

export type Decide = (tx: Db, ticket: LockedTicket, desk: Desk) => Change | Promise<Change>

/**
 * The one transaction in which a ticket changes: lock it · may this actor? · is it allowed? · write · outbox · record.
 * Two statements beside begin and commit: one locks the ticket and reads the desk, one writes everything; a requester's
 * change begins with one more, which makes sure that they are still there. `decide`
 * adds only what is special about a verb, and reads nothing but the rows it needs under the lock.
 *
 * Locks go from people to agents to tickets, so that changes of both kinds at once don't wait for each other in a circle
 * (`docs/decisions/0018-locks-go-one-way.md`). Opening a ticket again is the exception: it looks at the ticket's agents
 * under its lock. Whoever deactivates an agent takes only tickets that are not done; only erasing one may come the other way.
 *
 * @throws HelpdeskError `not_found` also for a ticket that the actor may not see | `forbidden` | `conflict` when `version` is stale
 */
export async function changeTicket(
  db: Db,
  actor: Actor,
  { ticketId, version, seatFor }: Target,
  action: TicketAction,
  now: Date,
  decide: Decide,
): Promise<Ticket> {
  const steps = async (tx: Db) => {
    const known = recognised(actor)
    if (known.type === "requester") await holdContact(tx, known.contactId)
    if (seatFor) await lockActiveAgent(tx, seatFor)
    const { ticket, desk } = await lockTicket(tx, actor, ticketId)
    if (!can(actor, action, ticket)) throw new HelpdeskError("forbidden", `may not ${action}`, { action })
    if (version !== undefined && version !== ticket.version)
      throw new HelpdeskError("conflict", "the ticket changed since it was read", { version: ticket.version })
    const decided = await decide(tx, ticket, desk)
    const change = opensAgain(ticket, decided) ? await withoutAbsent(tx, actor, ticket, decided, now) : decided
    return shownTicket(known, change.events.length > 0 ? await write(tx, actor, ticket, change, now) : ticket)
  }
  return guarded(() => db.transaction(steps))
}

function opensAgain(ticket: LockedTicket, { set, events }: Change): boolean {
  const to = set?.statusCategory
  return events.length > 0 && !ticket.isActive && typeof to === "string" && !isDone(to)
}

/** A ticket that is opened again waits for nobody who left the desk. Costs a statement, when that happens. */
async function withoutAbsent(tx: Db, actor: Actor, ticket: LockedTicket, change: Change, now: Date): Promise<Change> {
  const by = "contactId" in actor ? actor.contactId : null
  const { set, events } = await vacateForAbsent(tx, ticket.id, by, now)
  return { ...change, set: { ...set, ...change.set }, events: [...change.events, ...events] }
}

type LockedRow = { ticket: LockedTicket; settingsData: unknown; workflowData: unknown }
const locked = { ticket: getTableColumns(tickets), ...deskColumns }

/** Not "for update", which would wait for whoever looks at the ticket for the first time, and have them wait. */
const lock = (actor: Actor) =>
  statement<LockedRow>(
    () =>
      new QueryBuilder()
        .select(locked)
        .from(tickets)
        .where(and(eq(tickets.id, sql.placeholder("ticketId")), visibleTo(actor, sql.placeholder("viewerId"))))
        .for("no key update"),
    locked,
  )

/** One for each text that `visibleTo` has. */
const locks = new Map<string, ReturnType<typeof lock>>()

async function lockTicket(tx: Db, actor: Actor, id: TicketId): Promise<{ ticket: LockedTicket; desk: Desk }> {
  const known = recognised(actor)
  const kind = known.type === "system" ? known.name : known.type
  const held = locks.get(kind) ?? lock(known)
  locks.set(kind, held)
  const [row] = await held(tx, { ticketId: id, viewerId: "contactId" in known ? known.contactId : "" })
  if (!row) throw notFound("ticket")
  return { ticket: row.ticket, desk: deskOf(row) }
}

/** Rows, timeline, audit, outbox, the ticket itself, and telling open pages of it, in one statement. */
async function write(tx: Db, actor: Actor, ticket: LockedTicket, change: Change, now: Date): Promise<LockedTicket> {
  const { inserts, head } = record(actor, ticket, change.events, now)
  const isVisible = Object.keys(change.set ?? {}).length > 0
  const items = change.outbox?.length ? [leaving(ticket.id, change.outbox, now)] : []
  const beside = [...(change.inserts ?? []), ...inserts, ...items]
  const shown = isVisible ? { ...change.set, version: sql`${tickets.version} + 1`, updatedAt: now } : {}
  const written = sql`update ${tickets} set ${assignments(tickets, { ...head, ...shown })} where ${tickets.id} = ${ticket.id}
    returning ${everyColumn}, ${announcedTo(actor, change.events)}`
  const [updated] = await send<LockedTicket & { announced: null }>(
    tx,
    sql`${alongside(beside)}${written}`,
    writtenFields,
  )
  if (!updated) throw new Error("a locked ticket can't go away")
  const { announced, ...after } = updated
  return after
}

/** All columns of a ticket, for a `returning` that `writtenFields` reads, with `announcedTo` behind them. */
export const everyColumn = sql.raw(
  Object.values(getTableColumns(tickets))
    .map(({ name }) => `"tickets"."${name}"`)
    .join(", "),
)
export const writtenFields = fieldsOf({ ...getTableColumns(tickets), announced: sql`null`.mapWith(() => null) })

/** Writes that travel with the statement that follows them, as its common table expressions. */
export function alongside(writes: readonly SQLWrapper[]): SQL {
  const each = writes.map((one, index) => sql`${sql.identifier(`write_${index}`)} as (${one.getSQL()})`)
  return each.length > 0 ? sql`with ${sql.join(each, sql`, `)} ` : sql``
}

/** Tells open pages that a ticket changed, as a column of what is returned. */
export function announcedTo(actor: Actor, events: readonly TicketEvent[]): SQL {
  const by = "contactId" in actor ? actor.contactId : null
  return announceTicket({ by, isPublic: events.some(isShownToRequester) })
}

/** Writes as common table expressions, so that they travel with the statement that follows them. */
export function together(tx: Db, writes: readonly SQLWrapper[]) {
  return writes.map((statement, index) => tx.$with(`write_${index}`, {}).as(statement.getSQL()))
}
