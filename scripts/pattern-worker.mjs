import { parentPort, workerData } from "node:worker_threads"
import { inputsOf } from "./pattern-inputs.mjs"

/** @param {RegExp} pattern @param {string} text @returns {number} milliseconds of the processor, however busy the machine is */
function costMs(pattern, text) {
  const start = process.threadCpuUsage()
  if (pattern.global) for (const _ of text.matchAll(pattern));
  else pattern.test(text)
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

for (const { source, flags } of workerData) {
  parentPort?.postMessage("next")
  const costs = inputsOf({ source, flags }).map((text) => costMs(new RegExp(source, flags), text))
  parentPort?.postMessage(Math.max(0, ...costs))
}
