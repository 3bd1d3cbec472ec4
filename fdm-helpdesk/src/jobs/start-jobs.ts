import type { Db, Listen, Ports } from "../kernel/index.js"
import { nextDueInMs, nextScheduleInMs, workChannel } from "../work/index.js"
import { keepListening } from "./keep-listening.js"
import { doKind, kinds, type OnError, type WorkOptions } from "./kinds.js"
import { startRunner } from "./runner.js"
import { runSchedules, schedules } from "./schedules.js"

/** What `startJobs` works with. */
export type StartJobsOptions = {
  /** A handle that is in no transaction. */
  db: Db
  listen: Listen
  /** Without them, mail and triage are left to processes that have some. */
  ports?: Ports
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

/** Something that runs by itself: at the start, when it is announced, and when it asked to be run again. */
type Job = { hear(channel: string, payload: string): void; idle(): Promise<void>; stop(): Promise<void> }

/**
 * Runs everything that the helpdesk does by itself: mail and triage leave within moments of their transaction's commit,
 * and again later when they could not. Any number of processes may do this on one database; one row goes to one of
 * them, and what is done by the clock is done by one of them each time. A database that goes away is waited for. Call
 * `stop` before closing the database.
 */
export function startJobs({ db, listen, ports, onError, clock }: StartJobsOptions): RunningJobs {
  const stopping = new AbortController()
  const options: WorkOptions = { ports, clock, signal: stopping.signal, onError }
  const jobs = [...kinds.map((kind) => jobOf(db, kind, options)), byTheClock(db, options)]
  const channels = [workChannel, ...schedules.flatMap(({ wokenBy }) => wokenBy ?? [])]
  const listeners = channels.map((channel) =>
    keepListening(
      listen,
      channel,
      (payload) => {
        for (const job of jobs) job.hear(channel, payload)
      },
      (error) => onError?.(error, { job: `listen ${channel}` }),
    ),
  )
  return {
    async idle() {
      await Promise.all(jobs.map((job) => job.idle()))
    },
    async stop() {
      stopping.abort()
      await Promise.all([...listeners.map((end) => end()), ...jobs.map((job) => job.stop())])
    },
  }
}

function jobOf(db: Db, registered: (typeof kinds)[number], options: WorkOptions): Job {
  const { kind } = registered
  const { wake, idle, stop } = startRunner(
    async () => {
      await doKind(db, registered, options)
      return nextDueInMs(db, kind, options.clock?.())
    },
    (error) => options.onError?.(error, { job: kind.name }),
  )
  const hear: Job["hear"] = (channel, payload) => {
    if (channel === workChannel && payload === kind.name) wake()
  }
  return { hear, idle, stop }
}

function byTheClock(db: Db, options: WorkOptions): Job {
  const announced = new Set<string>()
  const { wake, idle, stop } = startRunner(
    async () => {
      const heard = new Set(announced)
      announced.clear()
      await runSchedules(db, options, heard)
      return nextScheduleInMs(db, schedules, options.clock?.())
    },
    (error) => options.onError?.(error, { job: "schedules" }),
  )
  const hear: Job["hear"] = (channel) => {
    const woken = schedules.filter(({ wokenBy }) => wokenBy === channel)
    for (const { name } of woken) announced.add(name)
    if (woken.length > 0) wake()
  }
  return { hear, idle, stop }
}
