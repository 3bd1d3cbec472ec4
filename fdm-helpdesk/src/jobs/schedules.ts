import { forgetLimits } from "../access/index.js"
import { sealAudit } from "../audit/index.js"
import { settleWorkflow } from "../desk/workflow/settle-workflow.js"
import { expireExports } from "../export/held-export.js"
import type { Db } from "../kernel/index.js"
import { endErasures, erasureChannel, releaseAbsent } from "../ticket/index.js"
import { claimSchedules, forgetWork, type Interval } from "../work/index.js"
import { kinds, type WorkOptions } from "./kinds.js"

/** Something that is done at intervals, or when it is announced, and does no harm when it is done more often. */
export type Schedule = Interval & {
  /** Channel of the database that says it is wanted at once. */
  wokenBy?: string
  run(db: Db, options: WorkOptions): Promise<unknown>
}

const second = 1_000
const minute = 60 * second

/** Everything that is done by the clock. */
export const schedules: readonly Schedule[] = [
  {
    // Those of a host's own transaction, and of a process that ended before it could say so.
    name: "erasures",
    everyMs: 30 * second,
    wokenBy: erasureChannel,
    run: endErasures,
  },
  {
    // What a process that was ended left, and what a host saved in a transaction of its own.
    name: "desk",
    everyMs: 30 * second,
    async run(db, { clock }) {
      await settleWorkflow(db, { type: "system", name: "roster" }, clock?.())
      await releaseAbsent(db, clock?.() ?? new Date())
    },
  },
  {
    // Not woken by what it seals: what waits half a minute is sealed by one event instead of by many.
    name: "audit",
    everyMs: 30 * second,
    run: (db, { signal, clock }) => sealAudit(db, { signal }, clock?.()),
  },
  { name: "expired exports", everyMs: 10 * minute, run: (db, { clock }) => expireExports(db, clock?.()) },
  { name: "spent limits", everyMs: 10 * minute, run: forgetLimits },
  {
    name: "done work",
    everyMs: 60 * minute,
    run: (db, { clock }) =>
      forgetWork(
        db,
        kinds.map(({ kind }) => kind),
        clock?.(),
      ),
  },
]

/**
 * Does those whose time has come, side by side, and those that were announced. One that fails is reported, keeps no other, and has
 * its next time.
 *
 * @throws whatever the database throws when it can't be asked which
 */
export async function runSchedules(
  db: Db,
  options: WorkOptions,
  announced: ReadonlySet<string> = new Set(),
): Promise<void> {
  const due = new Set([...(await claimSchedules(db, schedules, options.clock?.())), ...announced])
  const run = async ({ name, run }: Schedule) => {
    try {
      await run(db, options)
    } catch (error) {
      options.onError?.(error, { job: name })
    }
  }
  await Promise.all(schedules.filter(({ name }) => due.has(name)).map(run))
}
