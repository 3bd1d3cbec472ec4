import { parentPort } from "node:worker_threads"
import { isFdmError } from "../fdm-core/src/errors.js"
import { parsers } from "./parsers.js"

/** What the thread is told to read, and what it answers. */
export type Question = { name: string; text: string }
export type Answer = { cpuMs: number; problem?: string }

/**
 * Reads texts one after the other and says how much of a processor each took: that tells of the parser and not of what else
 * the machine does. A text that never ends is ended from outside, with this thread.
 */
parentPort?.on("message", ({ name, text }: Question) => {
  const parser = parsers.find((candidate) => candidate.name === name)
  const before = process.threadCpuUsage()
  const problem = parser ? problemOf(() => parser.read(text)) : "no such parser"
  const { user, system } = process.threadCpuUsage(before)
  parentPort?.postMessage({ cpuMs: (user + system) / 1000, problem } satisfies Answer)
})
parentPort?.postMessage({ cpuMs: 0 } satisfies Answer)

/** A refusal has a code, ours or the one of the authentication; anything else that is thrown is a mistake. */
function problemOf(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    const isRefusal = isFdmError(error) || (error instanceof Error && error.name === "APIError")
    return isRefusal
      ? undefined
      : `threw ${error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : typeof error}`
  }
}
