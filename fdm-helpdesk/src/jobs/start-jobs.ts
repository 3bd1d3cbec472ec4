import type { Db, Listen, Ports } from "../kernel/index.js"
import type { OnError } from "./deliver-outbox.js"
import { jobs } from "./jobs.js"
import { keepListening } from "./keep-listening.js"
import { startRunner } from "./runner.js"

/** What `startJobs` works with. */
export type StartJobsOptions = {
  /** A handle that is in no transaction. */
  db: Db
  listen: Listen
  ports: Ports
  onError?: OnError
  /** What counts as now for what is due; for tests. By default it is the time of the database. */
  clock?: () => Date
}

/** What `startJobs` has started. */
export type RunningJobs = {
  /** Resolves when all that is due now was tried, what was written just before this call included. */
  idle(): Promise<void>
  /** Begins nothing more and waits for what is on its way. */
  stop(): Promise<void>
}

/**
 * Runs everything that the helpdesk does by itself: mail and triage leave within moments of their transaction's commit,
 * and again later when they could not. Any number of processes may do this on one database; one row goes to one of
 * them. A database that goes away is waited for. Call `stop` before closing the database.
 */
export function startJobs({ db, listen, ports, onError, clock }: StartJobsOptions): RunningJobs {
  const stopping = new AbortController()
  const options = { ports, clock, signal: stopping.signal, onError }
  const started = jobs.map((job) => ({
    channel: job.wokenBy,
    ...startRunner(
      () => job.run(db, options),
      (error) => onError?.(error, { job: job.name }),
    ),
  }))
  const channels = new Set(started.flatMap(({ channel }) => channel ?? []))
  const listeners = [...channels].map((channel) =>
    keepListening(
      listen,
      channel,
      () => {
        for (const job of started) if (job.channel === channel) job.wake()
      },
      (error) => onError?.(error, { job: `listen ${channel}` }),
    ),
  )
  return {
    async idle() {
      await Promise.all(started.map((job) => job.idle()))
    },
    async stop() {
      stopping.abort()
      await Promise.all([...listeners.map((end) => end()), ...started.map((job) => job.stop())])
    },
  }
}
