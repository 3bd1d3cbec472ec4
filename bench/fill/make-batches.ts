import { once } from "node:events"
import { Worker } from "node:worker_threads"
import type { Lexicon } from "../../fdm-helpdesk/src/inbox/search-lexicon.js"
import { peopleOf } from "../data/people.js"
import type { Seeded } from "../data/size.js"
import { batchCount, ticketLines } from "../data/ticket-lines.js"
import type { Lines } from "./tables.js"

/** What a thread that makes batches is told when it starts. */
export type Orders = { seeded: Seeded; lexicon: Lexicon }

/** The lines of all tickets, batch by batch, made in this thread. */
export function* batchesHere({ seeded, lexicon }: Orders): Generator<Lines> {
  const people = peopleOf(seeded)
  for (let batch = 0; batch < batchCount(seeded); batch++) yield ticketLines(seeded, batch, people, lexicon)
}

/** The same, made in another thread while this one writes: two batches ahead. */
export async function* batchesBeside(orders: Orders): AsyncGenerator<Lines> {
  const worker = new Worker(new URL("./batch-worker.ts", import.meta.url), { workerData: orders })
  const failed = once(worker, "error").then(([error]) => Promise.reject(error))
  failed.catch(() => undefined)
  const ready: Lines[] = []
  let waiting: ((lines: Lines) => void) | undefined
  worker.on("message", (lines: Lines) => {
    if (waiting) waiting(lines)
    else ready.push(lines)
    waiting = undefined
  })
  const next = () => ready.shift() ?? new Promise<Lines>((resolve) => (waiting = resolve))
  const count = batchCount(orders.seeded)
  try {
    for (let batch = 0; batch < Math.min(2, count); batch++) worker.postMessage(batch)
    for (let batch = 0; batch < count; batch++) {
      const lines = await Promise.race([next(), failed])
      if (batch + 2 < count) worker.postMessage(batch + 2)
      yield lines
    }
  } finally {
    await worker.terminate()
  }
}
