import { AsyncLocalStorage } from "node:async_hooks"
import type { Sql, TransactionSql } from "postgres"
import { FdmError, isCancelled } from "../errors.js"

/** How long statements may take: until the signal aborts, and `ms` milliseconds at most. */
export type StatementLimit = { signal?: AbortSignal | undefined; ms?: number | undefined }

/** What began inside a limit and goes on when that has ended, such as a timer, is not bound by it. */
type Held = { over: AbortSignal; hasEnded: boolean }

const limits = new AsyncLocalStorage<Held>()

/**
 * A statement is given this long before it is stopped. The server is asked to stop whatever a connection runs when the
 * question arrives, which takes about as long as a quick statement: a page that is left would stop somebody else's.
 */
const graceMs = 250

/**
 * Stops the statements that `run` sends when they take too long, or when nobody waits for them any more: the server is told,
 * and is free for others. Limits within limits hold together. It works on handles that `createFdm` opens on a Postgres
 * server, and on those whose client went through `obeyLimits`; PGlite can't stop a statement.
 *
 * @throws FdmError `timeout` when a statement was stopped | whatever `run` throws
 */
export async function limited<Result>({ signal, ms }: StatementLimit, run: () => Promise<Result>): Promise<Result> {
  const over = new AbortController()
  const end = () => over.abort()
  const held: Held = { over: over.signal, hasEnded: false }
  const others = [heldNow(), signal].filter((other) => other !== undefined)
  for (const other of others) other.aborted ? end() : other.addEventListener("abort", end)
  const timer = ms === undefined ? undefined : setTimeout(end, ms)
  try {
    // Awaited inside: a query of drizzle's is sent when it is awaited, not when it is made.
    return await limits.run(held, async () => await run())
  } catch (error) {
    throw over.signal.aborted && isCancelled(error) ? new FdmError("timeout", "a statement was stopped") : error
  } finally {
    held.hasEnded = true
    clearTimeout(timer)
    for (const other of others) other.removeEventListener("abort", end)
  }
}

function heldNow(): AbortSignal | undefined {
  const held = limits.getStore()
  return held?.hasEnded ? undefined : held?.over
}

// biome-ignore lint/suspicious/noExplicitAny: overloads of the driver, whose arguments go through as they come
type Passing = any

type Client = Pick<Sql, "unsafe"> & Partial<Pick<Sql, "begin">> & Partial<Pick<TransactionSql, "savepoint">>

/**
 * Makes a client of postgres.js obey `limited`, transactions included: `drizzle(obeyLimits(postgres(url)))`.
 *
 * @returns the same client
 */
export function obeyLimits<Connected extends Client>(client: Connected): Connected {
  const { unsafe, begin, savepoint } = client
  const within =
    (start: Passing) =>
    (...given: Passing[]) => {
      const run = given.pop()
      return start.call(client, ...given, (inside: Client) => run(obeyLimits(inside)))
    }
  return Object.assign(client, {
    unsafe: (...given: Passing) => stoppable((unsafe as Passing).apply(client, given)),
    ...(begin && { begin: within(begin) }),
    ...(savepoint && { savepoint: within(savepoint) }),
  })
}

/** A query of the driver's. It tells nobody how its own `cancel` went: a server that can't be reached would end the process. */
type Stoppable = PromiseLike<unknown> & { canceller: ((query: Stoppable) => Promise<void>) | null }

async function cancel(query: Stoppable): Promise<void> {
  await query.canceller?.(query).catch(() => undefined)
}

function stoppable<Query extends Stoppable>(query: Query): Query {
  const over = heldNow()
  if (over) stopWhen(over, query)
  return query
}

function stopWhen(over: AbortSignal, query: Stoppable): void {
  const began = performance.now()
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    timer = setTimeout(() => cancel(query), Math.max(0, began + graceMs - performance.now()))
  }
  const done = () => {
    clearTimeout(timer)
    over.removeEventListener("abort", stop)
  }
  if (over.aborted) stop()
  else over.addEventListener("abort", stop)
  query.then(done, done)
}
