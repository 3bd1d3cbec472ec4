import { type Db, HelpdeskError, isDatabaseUnavailable, newTurns, type Turns, withinLimit } from "../kernel/index.js"
import { claimDue, claimSuspect, clearOfSuspicion, hasSuspect, renewClaims, setAside, type Taken } from "./claim.js"
import { renewMsOf, type WorkKind } from "./kind.js"
import { owe, payOwed } from "./owed.js"
import { type Done, type Outcome, settleDone, settleError } from "./settle.js"

/**
 * Does one row, outside of any transaction. Returning means done, whether or not there was something to do.
 *
 * @throws HelpdeskError `port_failed` when it will never be done; anything else is tried again later
 */
export type Handler = (taken: Taken, now: Date) => Promise<Done>

/** Does one row after the other of a kind, those of a batch side by side. */
export type OneByOne = {
  handle: Handler
  /** What else is written in the transaction that sets a row aside. */
  whenSetAside?(tx: Db, taken: Taken, now: Date | undefined): Promise<void>
}

/** Does all rows of a batch at once, and settles them in a transaction of its own. */
export type AllAtOnce = {
  /** @returns how many are done */
  handleAll(batch: readonly Taken[]): Promise<number>
}

/** What does the rows of a kind. */
export type Worker = OneByOne | AllAtOnce

/** How many attempts ended how. */
export type Counts = Record<Outcome, number>

/** Of whoever takes up work. */
export type DrainOptions = {
  /** Once aborted, the batch that is on its way is finished and nothing more is taken up. */
  signal?: AbortSignal | undefined
  /** Whom this worker shares a process with; for tests. */
  turns?: Turns | undefined
  /** What counts as now; the database's time by default. Leases are by the database's time in any case. */
  clock?: (() => Date) | undefined
  /** Hears of every attempt that failed. What a handler threw may hold content: log its code and the ids. */
  onError?: ((error: unknown, taken: Taken) => void) | undefined
  /** How often leases are renewed while rows are on their way; for tests. */
  renewEveryMs?: number
}

/** What the workers of one process keep to. */
const processTurns = newTurns()

type Drain = { db: Db; kind: WorkKind; worker: Worker; options: DrainOptions; counts: Counts }

/**
 * Does what is due of one kind, batch after batch until nothing is. Kinds are drained apart, so mail never waits
 * behind a slow model; rows of a batch are done side by side, so one that fails keeps no other, and one that hangs keeps
 * the next batch waiting until its time limit at most. Rows that may have ended their worker come last, each alone in the
 * process (see `lease.ts`). Any number of workers may do this at once. `db` must not be in a transaction: a claim that isn't
 * committed protects nothing.
 *
 * @throws whatever the database throws; rows that were on their way come back when their lease ends
 */
export async function drainWork(db: Db, kind: WorkKind, worker: Worker, options: DrainOptions = {}): Promise<Counts> {
  const { signal, turns = processTurns } = options
  const drain: Drain = { db, kind, worker, options, counts: { done: 0, retrying: 0, failed: 0 } }
  await payOwed(db)
  let tookSuspects = true
  while (tookSuspects && !signal?.aborted) {
    let mayBeMore = true
    while (mayBeMore && !signal?.aborted)
      mayBeMore = (await turns.beside(() => take(drain, claimDue))) === kind.batchSize
    tookSuspects = await takeSuspects(drain, turns)
  }
  return drain.counts
}

async function takeSuspects(drain: Drain, turns: Turns): Promise<boolean> {
  const { db, kind, options } = drain
  let took = false
  while (!options.signal?.aborted && (await hasSuspect(db, kind, options.clock?.()))) {
    const more = await turns.alone(async () => {
      await putAway(drain)
      return (await take(drain, claimSuspect)) > 0
    })
    if (!more) break
    took = true
  }
  return took
}

async function putAway({ db, kind, worker, options, counts }: Drain): Promise<void> {
  const now = options.clock?.()
  const stopped = await db.transaction(async (tx) => {
    const rows = await setAside(tx, kind, now)
    if ("handle" in worker) for (const taken of rows) await worker.whenSetAside?.(tx, taken, now)
    return rows
  })
  counts.failed += stopped.length
  const interrupted = { reason: "interrupted" }
  for (const taken of stopped)
    options.onError?.(new HelpdeskError("port_failed", "it was set aside", interrupted), taken)
}

async function take(drain: Drain, claim: typeof claimDue): Promise<number> {
  const { db, kind, worker, options, counts } = drain
  const batch = await claim(db, kind, options.clock?.())
  if (batch.length === 0) return 0
  const since = performance.now()
  try {
    await whileHolding(drain, batch, async () => {
      if ("handleAll" in worker) counts.done += await worker.handleAll(batch)
      else await handleEach(drain, worker, batch)
    })
  } catch (error) {
    if (isDatabaseUnavailable(error)) owe(db, since, () => clearOfSuspicion(db, batch))
    throw error
  }
  return batch.length
}

/**
 * A renewal that fails changes nothing: the lease may run out, and then whoever claims the row asks the provider first. A
 * worker that is told to stop may be ended before its rows are: that they are not to blame is written at once.
 */
async function whileHolding({ db, kind, options }: Drain, batch: readonly Taken[], work: () => Promise<void>) {
  const { signal, renewEveryMs = renewMsOf(kind) } = options
  const timer = setInterval(() => void renewClaims(db, kind, batch).catch(() => undefined), renewEveryMs)
  const clear = () => void clearOfSuspicion(db, batch).catch(() => undefined)
  signal?.addEventListener("abort", clear, { once: true })
  try {
    await work()
  } finally {
    clearInterval(timer)
    signal?.removeEventListener("abort", clear)
  }
}

async function handleEach(drain: Drain, worker: OneByOne, batch: readonly Taken[]): Promise<void> {
  const settled = await Promise.allSettled(batch.map((taken) => handleOne(drain, worker, taken)))
  for (const result of settled) if (result.status === "fulfilled") drain.counts[result.value]++
  const lost = settled.find((result) => result.status === "rejected")
  if (lost) throw lost.reason
}

async function handleOne({ db, kind, options }: Drain, { handle }: OneByOne, taken: Taken): Promise<Outcome> {
  const { clock, onError } = options
  let done: Done
  let limit: AbortSignal | undefined
  try {
    done = await withinLimit(kind.limitMs, (signal) => {
      limit = signal
      return handle(taken, clock?.() ?? new Date())
    })
  } catch (error) {
    onError?.(error, taken)
    return settleError(db, kind, taken, { error, ranOver: limit?.aborted ?? false }, clock?.())
  }
  // Not inside the try: when this can't be written, the lease runs out and the provider is asked what became of it.
  return settleDone(db, kind, taken, done, clock?.())
}
