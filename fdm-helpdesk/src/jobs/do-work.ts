import type { Db, Ports } from "../kernel/index.js"
import type { Counts } from "../work/index.js"
import { doKind, kinds, type OnError } from "./kinds.js"
import { runSchedules } from "./schedules.js"

/** What `doWork` may be told besides. */
export type DoWorkOptions = {
  /** The moment that counts as now throughout; by default the database's clock, which runs on. */
  now?: Date
  /** Only these kinds, such as `mail` and `triage`, and nothing that is done by the clock. */
  only?: readonly string[]
  onError?: OnError
}

/**
 * Does all that is due now, kinds side by side, then what is done by the clock, and returns when nothing is: for hosts that
 * run on a timetable of their own instead of `startJobs`, and for tests. `db` must not be in a transaction.
 *
 * @returns how many attempts ended how
 */
export async function doWork(db: Db, ports: Ports, { now, only, onError }: DoWorkOptions = {}): Promise<Counts> {
  const options = { ports, clock: now && (() => now), onError }
  const wanted = kinds.filter(({ kind }) => only?.includes(kind.name) ?? true)
  const counts = await Promise.all(wanted.map((kind) => doKind(db, kind, options)))
  if (!only) await runSchedules(db, options)
  return {
    done: sum(counts, "done"),
    retrying: sum(counts, "retrying"),
    failed: sum(counts, "failed"),
  }
}

function sum(counts: readonly Counts[], outcome: keyof Counts): number {
  return counts.reduce((total, each) => total + each[outcome], 0)
}
