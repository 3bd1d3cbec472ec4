import { writeFileSync } from "node:fs"

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {Counts[]} all @returns {Counts} */
export function sum(all) {
  const of = (/** @type {keyof Counts} */ key) => all.reduce((total, counts) => total + counts[key], 0)
  return { passed: of("passed"), failed: of("failed"), skipped: of("skipped") }
}

/** @param {Counts} counts */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`
}

/**
 * Ends a run of tests or checks: the closing line, and the same two numbers in the file that `FDM_COUNTS` names, for a
 * caller that adds up several runs.
 *
 * @param {Counts} counts
 * @returns {number} exit code: 0 when something ran and nothing failed
 */
export function conclude(counts) {
  process.stdout.write(`${inWords(counts)}\n`)
  if (process.env.FDM_COUNTS) writeFileSync(process.env.FDM_COUNTS, `${counts.passed} ${counts.failed}\n`)
  return counts.passed > 0 && counts.failed === 0 ? 0 : 1
}

/**
 * Lines up names and counts for reading.
 *
 * @param {Record<string, Counts>} byName
 * @param {Record<string, number>} [durations] in milliseconds
 */
export function table(byName, durations = {}) {
  const width = longest(byName)
  return Object.entries(byName)
    .map(([name, counts]) => `  ${name.padEnd(width)}  ${inSeconds(durations[name])}${inWords(counts)}`)
    .join("\n")
}

/** Lines up names and times for reading. @param {Record<string, number>} durations in milliseconds */
export function timetable(durations) {
  const width = longest(durations)
  return Object.entries(durations)
    .map(([name, duration]) => `  ${name.padEnd(width)}  ${inSeconds(duration)}`.trimEnd())
    .join("\n")
}

/** @param {object} byName */
function longest(byName) {
  return Math.max(...Object.keys(byName).map((name) => name.length))
}

/** @param {number | undefined} duration in milliseconds */
function inSeconds(duration) {
  return duration === undefined ? "" : `${(duration / 1000).toFixed(1).padStart(7)} s  `
}
