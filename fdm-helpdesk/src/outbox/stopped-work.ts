import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm"
import { type PgTable, unionAll } from "drizzle-orm/pg-core"
import { z } from "zod"
import { type Actor, requireAtDesk } from "../access/index.js"
import { outbox, ticketExports, ticketSearchQueue, tickets } from "../db/schema-helpdesk.js"
import {
  type Db,
  type ExportId,
  idSchema,
  isId,
  notFound,
  type OutboxId,
  parse,
  type TicketId,
} from "../kernel/index.js"
import { outboxChannel, searchChannel } from "./channel.js"
import { exportChannel } from "./exports.js"
import { triedAgain } from "./lease.js"

/**
 * Work that the helpdesk does by itself and does no more: two attempts in a row were begun and never ended, because their
 * process went down, stood still, or they ran over their time. `id` is of the mail or triage in the outbox, of the ticket whose
 * search document is not made, or of the export.
 */
export type StoppedWork = {
  id: OutboxId | TicketId | ExportId
  kind: "mail" | "triage" | "search" | "export"
  ticketId: TicketId | null
  ticketRef: string | null
  stoppedAt: Date
}

/** How many are read at once. */
const pageSize = 100

/**
 * What was set aside because it may end the process that does it, latest first: the first hundred. Ids and no content.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but managers and admins
 */
export async function listStoppedWork(db: Db, actor: Actor): Promise<StoppedWork[]> {
  requireAtDesk(actor, "stopped_work.manage")
  const ofOutbox = db
    .select({
      id: sql<StoppedWork["id"]>`${outbox.id}`.as("id"),
      kind: sql<StoppedWork["kind"]>`${outbox.kind}`.as("kind"),
      ticketId: outbox.ticketId,
      ticketRef: tickets.ref,
      stoppedAt: outbox.setAsideAt,
    })
    .from(outbox)
    .leftJoin(tickets, eq(tickets.id, outbox.ticketId))
    .where(isNotNull(outbox.setAsideAt))
  const ofSearch = db
    .select({
      id: sql<StoppedWork["id"]>`${ticketSearchQueue.ticketId}`.as("id"),
      kind: sql<StoppedWork["kind"]>`'search'`.as("kind"),
      ticketId: sql<TicketId | null>`${ticketSearchQueue.ticketId}`.as("ticket_id"),
      ticketRef: tickets.ref,
      stoppedAt: ticketSearchQueue.setAsideAt,
    })
    .from(ticketSearchQueue)
    .leftJoin(tickets, eq(tickets.id, ticketSearchQueue.ticketId))
    .where(isNotNull(ticketSearchQueue.setAsideAt))
  const ofExports = db
    .select({
      id: sql<StoppedWork["id"]>`${ticketExports.id}`.as("id"),
      kind: sql<StoppedWork["kind"]>`'export'`.as("kind"),
      ticketId: sql<TicketId | null>`null::text`.as("ticket_id"),
      ticketRef: sql<string | null>`null::text`.as("ref"),
      stoppedAt: ticketExports.setAsideAt,
    })
    .from(ticketExports)
    .where(isNotNull(ticketExports.setAsideAt))
  const rows = await unionAll(ofOutbox, ofSearch, ofExports)
    .orderBy((columns) => [desc(columns.stoppedAt), desc(columns.id)])
    .limit(pageSize)
  return rows as StoppedWork[]
}

/**
 * How much of it there is: one statement along the indexes of what was set aside, however much work there is besides.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but managers and admins
 */
export async function countStoppedWork(db: Db, actor: Actor): Promise<number> {
  requireAtDesk(actor, "stopped_work.manage")
  return countSetAside(db)
}

/** The same without asking for rights: for the command line, which has the database itself. */
export async function countSetAside(db: Db): Promise<number> {
  const count = sql<number>`(${setAsideIn(outbox)}) + (${setAsideIn(ticketSearchQueue)}) + (${setAsideIn(ticketExports)})`
  const [row] = await db.select({ count: count.mapWith(Number) }).from(sql`(values (1)) as one`)
  return row?.count ?? 0
}

function setAsideIn(table: PgTable): SQL {
  return sql`select count(*) from ${table} where set_aside_at is not null`
}

/** What `retryStoppedWork` takes: the `id` that the list has. */
export const retryStoppedWorkInput = z.object({
  workId: z.union([idSchema("outbox"), idSchema("ticket"), idSchema("export")]),
})

/**
 * Has work that was set aside tried once more, as soon as a worker comes to it: alone in its process, so that nothing else is
 * lost with it. When that attempt doesn't end either, it is set aside again. Of a mail the provider is asked first whether it
 * left after all; a file is written from its beginning.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but managers and admins | `invalid_input` | `not_found` when
 *   nothing of that id is set aside, or no longer
 */
export async function retryStoppedWork(
  db: Db,
  actor: Actor,
  input: z.input<typeof retryStoppedWorkInput>,
  now: Date = new Date(),
): Promise<void> {
  requireAtDesk(actor, "stopped_work.manage")
  const { workId } = parse(retryStoppedWorkInput, input)
  const retried = await retry(db, workId, now)
  if (retried.length === 0) throw notFound("stopped work")
}

function retry(db: Db, workId: StoppedWork["id"], now: Date): Promise<unknown[]> {
  if (isId("outbox", workId))
    return db
      .update(outbox)
      .set({ status: "pending", attempts: 1, dueAt: now, doneAt: null, ...triedAgain(outbox) })
      .where(and(eq(outbox.id, workId), isNotNull(outbox.setAsideAt)))
      .returning({ announced: announcedOn(outboxChannel) })
  if (isId("ticket", workId))
    return db
      .update(ticketSearchQueue)
      .set(triedAgain(ticketSearchQueue))
      .where(and(eq(ticketSearchQueue.ticketId, workId), isNotNull(ticketSearchQueue.setAsideAt)))
      .returning({ announced: announcedOn(searchChannel) })
  const fromTheBeginning = { cursor: null, rowCount: 0, byteCount: 0, error: null, finishedAt: null }
  return db
    .update(ticketExports)
    .set({
      state: "queued",
      ...fromTheBeginning,
      expiresAt: sql`${now.toISOString()}::timestamptz + interval '7 days'`,
      ...triedAgain(ticketExports),
    })
    .where(and(eq(ticketExports.id, workId), isNotNull(ticketExports.setAsideAt)))
    .returning({ announced: announcedOn(exportChannel) })
}

/** Wakes the workers, as a column of what the write returns. */
function announcedOn(channel: string): SQL<null> {
  return sql<null>`pg_notify(${channel}, '')`.mapWith(() => null)
}
