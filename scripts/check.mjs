import { join } from "node:path"
import { runProgram } from "./child.mjs"
import { conclude } from "./counts.mjs"
import { root } from "./paths.mjs"
import { setUp } from "./setup.mjs"
import { Failure, secondsSince } from "./step.mjs"
import { turbo } from "./turbo.mjs"

/** @typedef {import("./setup.mjs").Tools} Tools */
/** @typedef {(tools: Tools) => Promise<{ code: number, output: string }>} Check */

const sources = [
  "fdm-core",
  "fdm-helpdesk",
  "fdm-app",
  "testing",
  "scripts",
  "packaging",
  "bench",
  "fuzz",
  "vitest.config.ts",
]

/** What has to hold besides the tests. The slow ones first, so that two at a time end together. @type {Record<string, Check>} */
const checks = {
  types,
  "package contents": packageContents,
  fuzz,
  "linear patterns": program("node", join("scripts", "linear-patterns.mjs")),
  reference: program("node", join("packaging", "reference.mjs"), "check"),
  "unused code": program("knip", "--no-progress", "--no-config-hints"),
  "import rules": program("depcruise", "--config", ".dependency-cruiser.mjs", ...sources),
  "format and lint": program("biome", "ci", "--error-on-warnings", "--colors=off", "."),
  changesets: program("node", "scripts/changesets.mjs"),
  "peer dependencies": program("pnpm", "peers", "check"),
}

/** @param {string} command @param {string[]} args @returns {Check} */
function program(command, ...args) {
  return (tools) => runProgram(command, args, { cwd: root, env: tools.env, show: false })
}

/** @type {Check} */
async function types(tools) {
  const [, scripts] = await Promise.all([
    turbo(tools, "typecheck", ["--continue=always"]),
    program("tsc", "--noEmit", "-p", "scripts")(tools),
  ])
  return scripts
}

/** The fuzz run for some twenty seconds, with the same inputs each time and on every machine. @type {Check} */
async function fuzz(tools) {
  await turbo(tools, "build")
  const flags = ["--conditions=source", "--import", join(root, "testing/source-hooks.mjs")]
  return program("node", ...flags, join("fuzz", "main.ts"), "--rounds", "8", "--seed", "fdm")(tools)
}

/** @type {Check} */
async function packageContents(tools) {
  await turbo(tools, "build", ["--filter=./fdm-core", "--filter=./fdm-helpdesk"])
  return program("node", join("scripts", "package-contents.mjs"))(tools)
}

/** @param {string} name @param {Check} check @param {Tools} tools @returns {Promise<boolean>} whether it holds */
async function runCheck(name, check, tools) {
  const start = performance.now()
  const { code, output } = await check(tools).catch((error) => {
    if (error instanceof Failure) return { code: 1, output: error.message }
    throw error
  })
  process.stdout.write(
    `${code === 0 ? "ok    " : "failed"} ${name} (${secondsSince(start)})\n${code === 0 ? "" : `${output}\n`}`,
  )
  return code === 0
}

/**
 * Runs the checks, two at a time, and shows the output of those that fail.
 *
 * @param {string[]} names of single checks, such as `"import rules"`; none means all
 * @returns {Promise<number>} exit code
 */
export async function runChecks(names) {
  const unknown = names.filter((name) => !(name in checks))
  if (unknown.length > 0)
    throw new Failure(`No such check: ${unknown.join(", ")}. There are: ${Object.keys(checks).join(", ")}`)
  const tools = await setUp()
  const waiting = Object.entries(checks).filter(([name]) => names.length === 0 || names.includes(name))
  /** @type {boolean[]} */
  const results = []
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runCheck(...next, tools))
  }
  await Promise.all([lane(), lane()])
  const passed = results.filter(Boolean).length
  return conclude({ passed, failed: results.length - passed, skipped: 0 })
}
