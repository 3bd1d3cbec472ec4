import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, relative } from "node:path"

/**
 * Tells what a vitest run came to to `scripts/test.mjs`, through the file that `FDM_TEST_COUNTS` names.
 * A file that could not be loaded and an error outside of any test count as one failure each; so does a test that was
 * still waiting when the run ended.
 *
 * @typedef {object} TestRun
 * @property {Record<string, import("./counts.mjs").Counts>} counts by project
 * @property {Record<string, number>} durations by project, in milliseconds: what its files took, one after the other
 * @property {{ file: string, project: string, duration: number }[]} files with their milliseconds, the slowest first
 * @property {string[]} retried tests that only passed when they were tried again
 */
export default class CountsReporter {
  /** @param {import("vitest/node").Vitest} vitest */
  onInit({ config }) {
    this.root = config.root
  }

  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {TestRun} */
    const run = { counts: {}, durations: {}, files: [], retried: [] }
    for (const module of modules) this.add(run, module)
    run.files.sort((a, b) => b.duration - a.duration)
    if (unhandledErrors.length > 0)
      run.counts["errors outside of tests"] = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    write(run)
  }

  /** @param {TestRun} run @param {import("vitest/node").TestModule} module */
  add({ counts, durations, files, retried }, module) {
    const project = module.project.name
    const file = relative(this.root ?? "", module.moduleId)
    const ofProject = counts[project] ?? { passed: 0, failed: 0, skipped: 0 }
    counts[project] = ofProject
    for (const test of module.children.allTests()) {
      count(ofProject, test.result().state)
      if (test.diagnostic()?.flaky) retried.push(`${file}: ${test.fullName}`)
    }
    ofProject.failed += module.errors().length
    const duration = durationOf(module.diagnostic())
    durations[project] = (durations[project] ?? 0) + duration
    files.push({ file, project, duration })
  }
}

/** @param {import("vitest/node").ModuleDiagnostic} spent */
function durationOf({ environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration }) {
  return Math.round(environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration)
}

/**
 * @param {import("./counts.mjs").Counts} counts
 * @param {import("vitest/node").TestResult["state"]} state
 */
function count(counts, state) {
  if (state === "passed" || state === "skipped") counts[state]++
  else counts.failed++
}

/** @param {TestRun} run */
function write(run) {
  const file = process.env.FDM_TEST_COUNTS
  if (!file) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(run))
}
