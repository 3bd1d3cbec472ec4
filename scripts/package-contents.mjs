import { existsSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { resolutionProblems } from "../packaging/resolution-problems.mjs"
import { runProgram } from "./child.mjs"
import { cache, root } from "./paths.mjs"
import { readTarball, writeFiles } from "./tarball.mjs"

/**
 * Packs the published packages as a release would and looks at what came out: nothing missing, nothing that is not meant
 * for users, every entry point loads from there, and its types are found.
 *
 * @typedef {{ license?: string, engines?: { node?: string }, exports?: Record<string, Record<string, string>>, bin?: Record<string, string> }} Manifest
 */
const published = ["fdm-core", "fdm-helpdesk"]
const needed = ["package.json", "README.md", "LICENSE"]
const unwanted = /(^|\/)(src|testing|node_modules)\/|\.(test|map|tsbuildinfo)(\.|$)|(?<!\.d)\.tsx?$/

/** @param {string} name @param {string[]} args of the program @param {string} program */
async function run(name, program, args) {
  const { code, output } = await runProgram(program, args, { cwd: join(root, name), env: process.env, show: false })
  return { output, problems: code === 0 ? [] : [output.trim()] }
}

/** @param {string} name @returns {string[]} the migrations in the sources, as paths in the package */
function migrationsOf(name) {
  const folder = join(root, name, "src", "db", "migrations")
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((entry) => join("dist", "migrations", join(entry.parentPath, entry.name).slice(folder.length + 1)))
}

/** @param {Manifest} manifest */
const entryPoints = (manifest) => Object.values(manifest.exports ?? {})

/** @param {string} name @param {Map<string, Buffer>} files @param {Manifest} manifest @returns {string[]} */
function missing(name, files, manifest) {
  const programs = Object.values(manifest.bin ?? {})
  const targets = [...entryPoints(manifest).flatMap((conditions) => Object.values(conditions)), ...programs]
  const paths = [...needed, ...migrationsOf(name), ...targets.map((target) => target.replace("./", ""))]
  return paths.filter((path) => !files.has(path)).map((path) => `is not in the package: ${path}`)
}

/** @param {Manifest} manifest @returns {string[]} */
function manifestProblems(manifest) {
  const problems = []
  if (manifest.license !== "Apache-2.0") problems.push("package.json names no licence")
  if (!manifest.engines?.node) problems.push("package.json names no oldest Node")
  if (/"(workspace|catalog|link|file):/.test(JSON.stringify(manifest)))
    problems.push("a dependency has no real version")
  return problems
}

/** @param {string} folder @param {Manifest} manifest @returns {Promise<string[]>} */
async function loadingProblems(folder, manifest) {
  const load = (/** @type {string} */ path) =>
    import(pathToFileURL(join(folder, path)).href).then(
      () => [],
      (error) => [`${path} does not load: ${error}`],
    )
  const paths = entryPoints(manifest).map((conditions) => conditions.default ?? "(no default)")
  return (await Promise.all(paths.map(load))).flat()
}

/** @param {string} name @returns {Promise<string[]>} what is wrong, one problem a line */
async function problemsOf(name) {
  const packed = await run(name, "pnpm", ["pack", "--json", "--pack-destination", join(cache, "packed")])
  if (packed.problems.length > 0) return packed.problems
  const tarball = JSON.parse(packed.output).filename
  const files = readTarball(tarball)
  /** @type {Manifest} */
  const manifest = JSON.parse(String(files.get("package.json")))
  // Inside of the package's node_modules, so that its dependencies are found from there.
  const folder = join(root, name, "node_modules", ".cache", "packed")
  rmSync(folder, { recursive: true, force: true })
  writeFiles(files, folder)
  return [
    ...missing(name, files, manifest),
    ...[...files.keys()].filter((path) => unwanted.test(path)).map((path) => `does not belong in the package: ${path}`),
    ...manifestProblems(manifest),
    ...(await loadingProblems(folder, manifest)),
    ...(await run(name, "publint", ["run", tarball, "--strict"])).problems,
    ...(await resolutionProblems(tarball)),
  ]
}

for (const name of published)
  for (const problem of await problemsOf(name)) {
    process.stdout.write(`${name}: ${problem}\n`)
    process.exitCode = 1
  }
