import { once } from "node:events"
import { Worker } from "node:worker_threads"
import type { Answer, Question } from "./parser-worker.js"

/** Of a text that is read for ever; so long that no machine is that busy. */
const readLimitMs = 60_000

export type Reader = {
  read(question: Question): Promise<Answer>
  stop(): Promise<void>
}

/** A thread that reads texts, and another one in its place when a text keeps it for ever. */
export async function startReader(): Promise<Reader> {
  let worker = await begin()
  return {
    async read(question) {
      const limit = AbortSignal.timeout(readLimitMs)
      try {
        const answer = once(worker, "message", { signal: limit })
        worker.postMessage(question)
        return (await answer)[0]
      } catch (error) {
        await worker.terminate()
        worker = await begin()
        return { cpuMs: readLimitMs, problem: limit.aborted ? "never ended" : `ended its thread: ${String(error)}` }
      }
    },
    stop: async () => void (await worker.terminate()),
  }
}

async function begin(): Promise<Worker> {
  const worker = new Worker(new URL("./parser-worker.ts", import.meta.url))
  await once(worker, "message")
  return worker
}
