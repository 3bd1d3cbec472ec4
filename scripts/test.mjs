import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { runProgram } from "./child.mjs"
import { conclude, sum, table, timetable } from "./counts.mjs"
import { cache, root } from "./paths.mjs"
import { setUp } from "./setup.mjs"
import { step } from "./step.mjs"
import { turbo } from "./turbo.mjs"

const countsFile = join(cache, "test-counts.json")
const shownFiles = 10

/**
 * Runs the tests of all packages, the story in a browser among them, which needs the production build.
 * Coverage is measured, and its threshold asked for, when everything runs: a part of the tests covers only a part.
 *
 * @param {string[]} args passed to vitest, such as `--project helpdesk-pglite`
 * @returns {Promise<number>} exit code
 */
export async function runTests(args) {
  const tools = await setUp()
  await step("build", () => turbo(tools, "build"))
  rmSync(countsFile, { force: true })
  const reporters = ["--reporter=default", `--reporter=${join(root, "scripts/counts-reporter.mjs")}`]
  const { code } = await runProgram("vitest", ["run", ...reporters, ...(args.length > 0 ? args : ["--coverage"])], {
    cwd: root,
    env: { ...tools.env, FDM_TEST_COUNTS: countsFile },
    show: true,
  })
  return summarize(code)
}

/** @param {number} code vitest's own exit code */
function summarize(code) {
  /** @type {import("./counts-reporter.mjs").TestRun} */
  const run = existsSync(countsFile)
    ? JSON.parse(readFileSync(countsFile, "utf8"))
    : { counts: {}, durations: {}, files: [], retried: [] }
  const { counts, durations, files, retried } = run
  if (code !== 0 && sum(Object.values(counts)).failed === 0)
    counts["the run as a whole (coverage below its threshold?)"] = { passed: 0, failed: 1, skipped: 0 }
  const slowest = files.slice(0, shownFiles).map(({ file, project, duration }) => [`${file} (${project})`, duration])
  process.stdout.write(`\nBy project, with what its files took together:\n${table(counts, durations)}\n`)
  process.stdout.write(`\nThe slowest files:\n${timetable(Object.fromEntries(slowest))}\n\n`)
  if (retried.length > 0)
    process.stdout.write(`PASSED ONLY WHEN TRIED AGAIN (${retried.length}):\n  ${retried.join("\n  ")}\n\n`)
  return conclude(sum(Object.values(counts)))
}
