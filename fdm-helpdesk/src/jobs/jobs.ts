import type { OutboxKind } from "../db/schema-helpdesk.js"
import { runExports } from "../export/run-exports.js"
import { searchChannel, updateSearch } from "../inbox/update-search.js"
import type { Db } from "../kernel/index.js"
import { exportChannel, nextDueAt, outboxChannel } from "../outbox/index.js"
import { type DeliverOptions, deliverKind } from "./deliver-outbox.js"

/** Something that runs by itself: at the start, when its channel announces work, and when it asked to be run again. */
export type Job = {
  name: string
  /** Channel of the database that says there may be work. */
  wokenBy: string
  /** Does what is due, and says when there will be more, as far as is known. */
  run(db: Db, options: DeliverOptions): Promise<Date | undefined>
}

/** Everything that runs by itself. */
export const jobs: readonly Job[] = [
  delivery("mail"),
  delivery("triage"),
  {
    name: "search",
    wokenBy: searchChannel,
    async run(db, { signal, onError }) {
      await updateSearch(db, { signal, onError: (error, ticketId) => onError?.(error, { job: "search", ticketId }) })
      return undefined
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
]

function delivery(kind: OutboxKind): Job {
  return {
    name: kind,
    wokenBy: outboxChannel,
    async run(db, options) {
      await deliverKind(db, kind, options)
      return nextDueAt(db, kind)
    },
  }
}
