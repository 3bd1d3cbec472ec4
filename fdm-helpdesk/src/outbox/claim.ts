import { and, asc, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm"
import { type OutboxKind, outbox } from "../db/schema-helpdesk.js"
import type { Db, OutboxId, TicketId } from "../kernel/index.js"

/**
 * A worker claims rows by writing until when it has them; that is committed before any of them leaves. Whoever else
 * looks meanwhile passes over them, and a worker that dies gives them back when the lease runs out. `skip locked`
 * makes two workers that look at the same moment take different rows. A worker that lives renews its lease while its rows
 * are on their way, so the lease can be as short as what a crash may delay a mail, and no shorter than a provider needs
 * to find a mail that it took.
 */
export const leaseMs = 30_000

/** Two renewals may fail before a lease ends. */
export const renewMs = leaseMs / 3

/** How many rows are on their way at once. */
export const batchSize = 10

/** One row on its way. `attempt` is 1 the first time; a higher one means that an earlier attempt may have got through. */
export type Delivery = {
  id: OutboxId
  kind: OutboxKind
  ticketId: TicketId | null
  payload: Record<string, string>
  attempt: number
}

/** As a literal in the SQL: else a prepared statement could not use the partial index over pending rows. */
const isPending = eq(outbox.status, sql`'pending'`)

/** Takes the rows of a kind that are due, oldest first, in one statement. `db` must not be in a transaction. */
export async function claimDue(db: Db, kind: OutboxKind, now: Date): Promise<Delivery[]> {
  const due = db.$with("due").as(
    db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          isPending,
          eq(outbox.kind, kind),
          lte(outbox.dueAt, now),
          or(isNull(outbox.claimedUntil), lte(outbox.claimedUntil, now)),
        ),
      )
      .orderBy(asc(outbox.dueAt), asc(outbox.id))
      .limit(batchSize)
      .for("update", { skipLocked: true }),
  )
  const rows = await db
    .with(due)
    .update(outbox)
    .set({ claimedUntil: new Date(now.getTime() + leaseMs), attempts: sql`${outbox.attempts} + 1` })
    .from(due)
    .where(eq(outbox.id, due.id))
    .returning({
      id: outbox.id,
      kind: outbox.kind,
      ticketId: outbox.ticketId,
      payload: outbox.payload,
      attempt: outbox.attempts,
    })
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Makes the leases of rows last from now. A row that was settled meanwhile, or that another worker has, stays as it is. */
export async function renewClaims(db: Db, deliveries: readonly Delivery[], now: Date): Promise<void> {
  const own = deliveries.map(({ id, attempt }) => and(eq(outbox.id, id), eq(outbox.attempts, attempt)))
  await db
    .update(outbox)
    .set({ claimedUntil: new Date(now.getTime() + leaseMs) })
    .where(and(isPending, isNotNull(outbox.claimedUntil), or(...own)))
}

/** When there is something to do for a kind: the next due time, or the end of a lease that somebody may have left behind. */
export async function nextDueAt(db: Db, kind: OutboxKind): Promise<Date | undefined> {
  const next = sql`min(greatest(${outbox.dueAt}, coalesce(${outbox.claimedUntil}, ${outbox.dueAt})))`
  const [row] = await db
    .select({ at: next.mapWith(outbox.dueAt) })
    .from(outbox)
    .where(and(isPending, eq(outbox.kind, kind)))
  return row?.at ?? undefined
}
