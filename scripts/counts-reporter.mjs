import { mkdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

/**
 * Tells the counts of a vitest run to `scripts/test.mjs`, by project, through the file that `FDM_TEST_COUNTS` names.
 * A file that could not be loaded and an error outside of any test count as one failure each; so does a test that was
 * still waiting when the run ended.
 */
export default class CountsReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Record<string, import("./counts.mjs").Counts>} */
    const byProject = {}
    for (const module of modules) {
      const counts = byProject[module.project.name] ?? { passed: 0, failed: 0, skipped: 0 }
      byProject[module.project.name] = counts
      for (const test of module.children.allTests()) count(counts, test.result().state)
      counts.failed += module.errors().length
    }
    if (unhandledErrors.length > 0)
      byProject["errors outside of tests"] = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    write(byProject)
  }
}

/**
 * @param {import("./counts.mjs").Counts} counts
 * @param {import("vitest/node").TestResult["state"]} state
 */
function count(counts, state) {
  if (state === "passed" || state === "skipped") counts[state]++
  else counts.failed++
}

/** @param {object} byProject */
function write(byProject) {
  const file = process.env.FDM_TEST_COUNTS
  if (!file) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(byProject))
}
