import { type OutboxKind, outbox } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, isDatabaseUnavailable, withinLimit } from "../kernel/index.js"
import {
  batchSize,
  claimDue,
  claimSuspect,
  clearOfSuspicion,
  type Delivery,
  isDue,
  renewClaims,
  renewMs,
  setAside,
} from "./claim.js"
import { owe, takeUp, type Work, type WorkerOptions } from "./lease.js"
import { type Done, type Outcome, settleError, settleSent } from "./settle.js"

/**
 * Makes one row leave, outside of any transaction. Returning means done, whether or not there was something to send.
 *
 * @throws HelpdeskError `port_failed` when it will never be taken; anything else is tried again later
 */
export type Handler = (delivery: Delivery, now: Date) => Promise<Done>

/** How many attempts ended how. */
export type Counts = Record<Outcome, number>

/** Once `signal` is aborted, the batch that is on its way is finished. */
export type DrainOptions = WorkerOptions & {
  /** What counts as now; the database's time by default. Leases are by the database's time in any case. */
  clock?: (() => Date) | undefined
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
 * the next batch waiting until its time limit at most. Rows that may have ended their worker come last, each alone (see
 * `lease.ts`). Any number of workers may do this at once. `db` must not be in a transaction: a claim that isn't
 * committed protects nothing.
 *
 * @throws whatever the database throws; rows that were on their way come back when their lease ends
 */
export async function drainOutbox(
  db: Db,
  kind: OutboxKind,
  handler: Handler,
  options: DrainOptions = {},
): Promise<Counts> {
  const { clock, onError } = options
  const counts: Counts = { sent: 0, retrying: 0, failed: 0 }
  const take = async (claim: typeof claimDue) => {
    const batch = await claim(db, kind, clock?.())
    if (batch.length > 0) await deliverBatch(db, batch, handler, options, counts)
    return batch.length
  }
  const work: Work = {
    table: outbox,
    isDue: () => isDue(kind, clock?.()),
    takeClean: async () => (await take(claimDue)) === batchSize,
    takeSuspect: async () => (await take(claimSuspect)) > 0,
    async setAside() {
      for (const delivery of await setAside(db, kind, clock?.())) {
        counts.failed++
        onError?.(new HelpdeskError("port_failed", "it was set aside", { reason: "interrupted" }), delivery)
      }
    },
  }
  await takeUp(db, work, options)
  return counts
}

async function deliverBatch(
  db: Db,
  batch: readonly Delivery[],
  handler: Handler,
  options: DrainOptions,
  counts: Counts,
): Promise<void> {
  const since = performance.now()
  const settled = await whileHolding(db, batch, options, () =>
    Promise.allSettled(batch.map((delivery) => deliver(db, delivery, handler, options))),
  )
  for (const result of settled) {
    if (result.status === "fulfilled") counts[result.value]++
    else if (isDatabaseUnavailable(result.reason)) owe(db, since, () => clearOfSuspicion(db, batch))
  }
  const lost = settled.find((result) => result.status === "rejected")
  if (lost) throw lost.reason
}

/**
 * A renewal that fails changes nothing: the lease may run out, and then whoever claims the row asks the provider first. A
 * worker that is told to stop may be ended before its rows are: that they are not to blame is written at once.
 */
async function whileHolding<Result>(
  db: Db,
  batch: readonly Delivery[],
  { signal, renewEveryMs = renewMs }: DrainOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setInterval(() => void renewClaims(db, batch).catch(() => undefined), renewEveryMs)
  const clear = () => void clearOfSuspicion(db, batch).catch(() => undefined)
  signal?.addEventListener("abort", clear, { once: true })
  try {
    return await work()
  } finally {
    clearInterval(timer)
    signal?.removeEventListener("abort", clear)
  }
}

async function deliver(
  db: Db,
  delivery: Delivery,
  handler: Handler,
  { clock, onError, limitMs = handlerLimitMs }: DrainOptions,
): Promise<Outcome> {
  let result: Awaited<ReturnType<Handler>>
  let limit: AbortSignal | undefined
  try {
    result = await withinLimit(limitMs, (signal) => {
      limit = signal
      return handler(delivery, clock?.() ?? new Date())
    })
  } catch (error) {
    onError?.(error, delivery)
    return settleError(db, delivery, { error, ranOver: limit?.aborted ?? false }, clock?.())
  }
  // Not inside the try: when this can't be written, the lease runs out and the provider is asked what became of it.
  return settleSent(db, delivery, result, clock?.())
}
