import { Worker } from "node:worker_threads"

/** @typedef {import("./pattern-inputs.mjs").Pattern} Pattern */

/**
 * Gives every pattern its hard texts, in a thread that is ended when it answers no more.
 *
 * @param {readonly Pattern[]} patterns
 * @param {{ limitMs?: number, silenceMs?: number }} [limits] for one text, of the processor; and for all texts of a pattern
 * @returns {Promise<string[]>} those that took longer
 */
export async function slowOf(patterns, { limitMs = 1000, silenceMs = 60_000 } = {}) {
  const slow = []
  for (let from = 0; from < patterns.length; ) {
    const costs = await costsOf(patterns.slice(from), silenceMs)
    for (const [n, costMs] of costs.entries()) {
      const { source, flags } = /** @type {Pattern} */ (patterns[from + n])
      if (costMs > limitMs) slow.push(`/${source}/${flags}`)
    }
    from += costs.length
  }
  return slow
}

/** @param {readonly Pattern[]} patterns @param {number} silenceMs @returns {Promise<number[]>} up to and with the first that never ends */
function costsOf(patterns, silenceMs) {
  return new Promise((resolve, reject) => {
    /** @type {number[]} */
    const costs = []
    const worker = new Worker(new URL("pattern-worker.mjs", import.meta.url), { workerData: patterns })
    const giveUp = async () => {
      await worker.terminate()
      resolve([...costs, Number.POSITIVE_INFINITY])
    }
    let timer = setTimeout(giveUp, silenceMs)
    worker.on("message", (said) => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, silenceMs)
      if (typeof said === "number") costs.push(said)
      if (costs.length === patterns.length) clearTimeout(timer)
      if (costs.length === patterns.length) resolve(costs)
    })
    worker.on("error", reject)
  })
}
