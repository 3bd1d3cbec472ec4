import { Worker } from "node:worker_threads"
import type { Lexicon } from "../../fdm-helpdesk/src/search/document/search-lexicon.js"
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
  const worker = new Worker(new URL("./batch-worker.ts", import.meta.url), {
    workerData: orders,
    // What a batch is made of lives for a moment; with a larger nursery it is gone before anybody has to look after it.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  })
  const count = batchCount(orders.seeded)
  const ahead: Promise<Lines>[] = []
  let asked = 0
  // Answers come in the order of the questions. No race against one long promise: it would keep every batch.
  const ask = () => {
    worker.postMessage(asked++)
    ahead.push(answers.next())
  }
  const answers = answersOf(worker)
  try {
    while (asked < Math.min(2, count)) ask()
    for (let batch = 0; batch < count; batch++) {
      const lines = await ahead.shift()
      if (asked < count) ask()
      if (lines) yield lines
    }
  } finally {
    await worker.terminate()
  }
}

/** What a thread sends, one after the other. */
function answersOf(worker: Worker) {
  const waiting: { resolve(lines: Lines): void; reject(error: Error): void }[] = []
  worker.on("message", (lines: Lines) => waiting.shift()?.resolve(lines))
  worker.on("error", (error) => {
    for (const { reject } of waiting) reject(error)
  })
  return {
    next: () => new Promise<Lines>((resolve, reject) => void waiting.push({ resolve, reject })),
  }
}
