import type { OutboxKind } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, withinLimit } from "../kernel/index.js"
import { maxAttempts } from "./backoff.js"
import { claimDue, type Delivery, renewClaims, renewMs } from "./claim.js"
import { type Outcome, settleError, settleSent } from "./settle.js"

/**
 * Makes one row leave, outside of any transaction. Returning means done, whether or not there was something to send.
 *
 * @throws HelpdeskError `port_failed` when it will never be taken; anything else is tried again later
 */
export type Handler = (delivery: Delivery, now: Date) => Promise<{ providerId?: string }>

/** How many attempts ended how. */
export type Counts = Record<Outcome, number>

export type DrainOptions = {
  clock?: () => Date
  /** Once aborted, no further batch is begun; the one that is on its way is finished. */
  signal?: AbortSignal
  /** Hears of every attempt that failed. What a handler threw may hold content: log its code and the ids. */
  onError?: (error: unknown, delivery: Delivery) => void
  /** How long one handler may take. */
  limitMs?: number
  /** How often leases are renewed while rows are on their way; for tests. */
  renewEveryMs?: number
}

/** A handler that takes longer counts as failed. */
const handlerLimitMs = 90_000

/**
 * Delivers what is due of one kind, batch after batch until nothing is. Kinds are drained apart, so mail never waits
 * behind a slow model; rows of a batch leave side by side, so one that fails keeps no other, and one that hangs keeps
 * the next batch waiting until its time limit at most. Any number of workers may do this at once. `db` must not be in a
 * transaction: a claim that isn't committed protects nothing.
 *
 * @throws whatever the database throws; rows that were on their way come back when their lease ends
 */
export async function drainOutbox(
  db: Db,
  kind: OutboxKind,
  handler: Handler,
  options: DrainOptions = {},
): Promise<Counts> {
  const { clock = () => new Date(), signal } = options
  const counts: Counts = { sent: 0, retrying: 0, failed: 0 }
  while (!signal?.aborted) {
    const batch = await claimDue(db, kind, clock())
    if (batch.length === 0) break
    const settled = await whileRenewing(db, batch, { ...options, clock }, () =>
      Promise.allSettled(batch.map((delivery) => deliver(db, delivery, handler, { ...options, clock }))),
    )
    for (const result of settled) {
      if (result.status === "rejected") throw result.reason
      counts[result.value]++
    }
  }
  return counts
}

/** A renewal that fails changes nothing: the lease may run out, and then whoever claims the row asks the provider first. */
async function whileRenewing<Result>(
  db: Db,
  batch: readonly Delivery[],
  { clock, renewEveryMs = renewMs }: DrainOptions & { clock: () => Date },
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setInterval(() => void renewClaims(db, batch, clock()).catch(() => undefined), renewEveryMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

async function deliver(
  db: Db,
  delivery: Delivery,
  handler: Handler,
  { clock, onError, limitMs = handlerLimitMs }: DrainOptions & { clock: () => Date },
): Promise<Outcome> {
  let result: Awaited<ReturnType<Handler>>
  try {
    assertNotPoison(delivery)
    result = await withinLimit(limitMs, () => handler(delivery, clock()))
  } catch (error) {
    onError?.(error, delivery)
    return settleError(db, delivery, error, clock())
  }
  // Not inside the try: when this can't be written, the lease runs out and the provider is asked what became of it.
  return settleSent(db, delivery, result.providerId, clock())
}

/** A row that ends its worker each time (out of memory, say) never comes to be settled: it ends here. */
function assertNotPoison({ attempt }: Delivery): void {
  if (attempt > maxAttempts)
    throw new HelpdeskError("port_failed", "every attempt was broken off", { reason: "interrupted" })
}
