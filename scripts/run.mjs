import { join, resolve } from "node:path"
import { runChecks } from "./check.mjs"
import { runProgram } from "./child.mjs"
import { root } from "./paths.mjs"
import { setUp } from "./setup.mjs"
import { Failure, step } from "./step.mjs"
import { runTests } from "./test.mjs"
import { turbo } from "./turbo.mjs"

/**
 * The commands of the repository. Each sets up what it needs first, so that a fresh machine needs Node and npm and
 * nothing else. `VERBOSE=1` shows the output of every sub-step as it comes.
 */
const commands = {
  start,
  dev,
  test: runTests,
  check: runChecks,
  measure: onBuild("fdm-app/bench/measure-pages.ts"),
  "measure:live": onBuild("fdm-app/bench/measure-live.ts"),
  bench: onSources("bench/main.ts"),
  "bench:export": onSources("bench/measure-export.ts"),
  "bench:announce": onSources("bench/measure-announce.ts"),
  fuzz,
  picture: onBuild("fdm-app/bench/picture-console.ts"),
  docs: withTool("node", "packaging/reference.mjs", "docs/reference"),
  format: withTool("biome", "check", "--write", "."),
  changeset: withTool("changeset"),
}

/** Serves the production build. @param {string[]} args @returns {Promise<number>} the server's exit code */
async function start(args) {
  const tools = await setUp()
  await step("build", () => turbo(tools, "build"))
  return serve(tools, "production", ["server/start.ts", ...args])
}

/** Serves the sources of all packages with hot reload. @param {string[]} args @returns {Promise<number>} */
async function dev(args) {
  return serve(await setUp(), "development", ["node_modules/@react-router/dev/bin.cjs", "dev", ...args])
}

/** The command that runs a program of our own beside the production build. @param {string} file */
function onBuild(file) {
  /** @param {string[]} args @returns {Promise<number>} */
  return async (args) => {
    const tools = await setUp()
    await step("build", () => turbo(tools, "build"))
    return runOurs(tools, [], file, args)
  }
}

/** The command that runs a program of our own on the sources of the packages, without a build. @param {string} file */
function onSources(file) {
  /** @param {string[]} args @returns {Promise<number>} */
  return async (args) => runOurs(await setUp(), ["--conditions=source"], file, args)
}

/** Makes up what a stranger may type or post, for the parsers from their sources and for the app as it is built. @param {string[]} args @returns {Promise<number>} */
async function fuzz(args) {
  const tools = await setUp()
  await step("build", () => turbo(tools, "build"))
  return runOurs(tools, ["--conditions=source"], "fuzz/main.ts", args)
}

/** @param {import("./setup.mjs").Tools} tools @param {string[]} flags for Node @param {string} file @param {string[]} args */
async function runOurs({ node, env }, flags, file, args) {
  const all = [...flags, "--import", join(root, "testing/source-hooks.mjs"), join(root, file), ...args]
  const { code } = await runProgram(node, all, { cwd: root, env, show: true })
  return code
}

/** The command that runs one tool of the workspace. @param {string} program @param {string[]} own its arguments, before those of the user */
function withTool(program, ...own) {
  /** @param {string[]} args @returns {Promise<number>} */
  return async (args) => {
    const { env } = await setUp()
    const { code } = await runProgram(program, [...own, ...args], { cwd: root, env, show: true })
    return code
  }
}

/**
 * @param {import("./setup.mjs").Tools} tools
 * @param {"production" | "development"} mode
 * @param {string[]} args for Node
 */
async function serve({ node, env }, mode, args) {
  const { code } = await runProgram(node, args, {
    cwd: join(root, "fdm-app"),
    env: { ...env, NODE_ENV: mode, FDM_DATA: dataFolder() },
    show: true,
  })
  return code
}

/** A relative `FDM_DATA` is meant from the folder that the user stands in, which npm notes before it changes it. */
function dataFolder() {
  const { FDM_DATA, INIT_CWD = process.cwd() } = process.env
  return FDM_DATA ? resolve(INIT_CWD, FDM_DATA) : join(root, ".fdm")
}

/** @param {string} name */
function commandNamed(name) {
  const found = Object.entries(commands).find(([known]) => known === name)
  if (found) return found[1]
  throw new Failure(`Usage: node scripts/run.mjs ${Object.keys(commands).join(" | ")}`)
}

const [name = "", ...args] = process.argv.slice(2)
try {
  process.exitCode = await commandNamed(name)(args)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
