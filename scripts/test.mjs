import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { runProgram } from "./child.mjs"
import { conclude, sum, table } from "./counts.mjs"
import { cache, root } from "./paths.mjs"
import { setUp } from "./setup.mjs"
import { step } from "./step.mjs"
import { turbo } from "./turbo.mjs"

const countsFile = join(cache, "test-counts.json")

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
  /** @type {Record<string, import("./counts.mjs").Counts>} */
  const byProject = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, "utf8")) : {}
  if (code !== 0 && sum(Object.values(byProject)).failed === 0)
    byProject["the run as a whole (coverage below its threshold?)"] = { passed: 0, failed: 1, skipped: 0 }
  process.stdout.write(`\n${table(byProject)}\n`)
  return conclude(sum(Object.values(byProject)))
}
