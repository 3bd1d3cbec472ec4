import { parentPort, workerData } from "node:worker_threads"
import { peopleOf } from "../data/people.js"
import { ticketLines } from "../data/ticket-lines.js"
import type { Orders } from "./make-batches.js"

/** Makes the batches that it is told the numbers of, in their order. */
const { seeded, lexicon } = workerData as Orders
const people = peopleOf(seeded)

parentPort?.on("message", (batch: number) => {
  const lines = ticketLines(seeded, batch, people, lexicon)
  const buffers = Object.values(lines).map(({ buffer }) => buffer)
  parentPort?.postMessage(lines, buffers)
})
