import { sealAudit } from "../audit/index.js"
import { type OutboxKind, ticketSearchQueue } from "../db/schema-helpdesk.js"
import { settleWorkflow } from "../desk/settle-workflow.js"
import { runExports } from "../export/run-exports.js"
import { updateSearch } from "../inbox/update-search.js"
import type { Db } from "../kernel/index.js"
import { exportChannel, leaseEndsInMs, nextDueInMs, outboxChannel, searchChannel } from "../outbox/index.js"
import { endErasures, erasureChannel, releaseAbsent } from "../ticket/index.js"
import { type DeliverOptions, deliverKind } from "./deliver-outbox.js"

/** Something that runs by itself: at the start, when its channel announces work, and when it asked to be run again. */
export type Job = {
  name: string
  /** Channel of the database that says there may be work; without one it is looked for every half minute. */
  wokenBy?: string
  /** Does what is due, and says in how many ms there will be more, as far as is known. */
  run(db: Db, options: DeliverOptions): Promise<number | undefined>
}

/** Less than the half minute that a job waits, so that who sealed last seals again even when nobody else is left. */
const sealsApart = 25_000

/** Everything that runs by itself. */
export const jobs: readonly Job[] = [
  delivery("mail"),
  delivery("triage"),
  {
    name: "search",
    wokenBy: searchChannel,
    async run(db, { signal, onError }) {
      await updateSearch(db, { signal, onError: (error, ticketId) => onError?.(error, { job: "search", ticketId }) })
      return leaseEndsInMs(db, ticketSearchQueue)
    },
  },
  {
    name: "exports",
    wokenBy: exportChannel,
    async run(db, { signal, clock, onError }) {
      await runExports(db, {
        signal,
        clock,
        onError: (error, exportId) => onError?.(error, { job: "exports", exportId }),
      })
      return undefined
    },
  },
  {
    // Those of a host's own transaction, and of a process that ended before it could say so.
    name: "erasures",
    wokenBy: erasureChannel,
    async run(db) {
      await endErasures(db)
      return undefined
    },
  },
  {
    // What a process that was ended left, and what a host saved in a transaction of its own.
    name: "desk",
    async run(db, { clock }) {
      await settleWorkflow(db, { type: "system", name: "roster" }, clock?.())
      await releaseAbsent(db, clock?.() ?? new Date())
      return undefined
    },
  },
  {
    // Not woken by what it seals: what waits half a minute is sealed by one event instead of by many, of whichever process.
    name: "audit",
    async run(db, { signal, clock }) {
      await sealAudit(db, { signal, apart: sealsApart }, clock?.())
      return undefined
    },
  },
]

function delivery(kind: OutboxKind): Job {
  return {
    name: kind,
    wokenBy: outboxChannel,
    async run(db, options) {
      await deliverKind(db, kind, options)
      return nextDueInMs(db, kind, options.clock?.())
    },
  }
}
