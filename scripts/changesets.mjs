import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { runProgram } from "./child.mjs"
import { root } from "./paths.mjs"

/**
 * What users of the published packages will read about a change stands in a changeset. `changeset status` knows whether
 * they are well formed, and on a branch whether a changed package has one. Besides, a version that no changelog tells
 * about needs one that waits.
 */
const folder = join(root, ".changeset")
const published = ["fdm-core", "fdm-helpdesk"]

/** @param {string} program @param {string[]} args */
const run = (program, ...args) => runProgram(program, args, { cwd: root, env: process.env, show: false })

function waitingChangesets() {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md")
  return files.map((file) => readFileSync(join(folder, file), "utf8"))
}

/** @param {string} name */
function isTold(name) {
  const changelog = join(root, name, "CHANGELOG.md")
  const { version } = JSON.parse(readFileSync(join(root, name, "package.json"), "utf8"))
  const released = existsSync(changelog) && readFileSync(changelog, "utf8").includes(`\n## ${version}\n`)
  return released || waitingChangesets().some((text) => new RegExp(`^["']?${name}["']?: `, "m").test(text))
}

async function status() {
  const { code } = await run("git", "rev-parse", "--verify", "--quiet", "main").catch(() => ({ code: 1 }))
  // A checkout without the main branch has nothing to compare with; the changesets are read all the same.
  return run("changeset", "status", ...(code === 0 ? [] : ["--since=HEAD"]))
}

const { code, output } = await status()
if (code !== 0) process.stdout.write(output)
const untold = published.filter((name) => !isTold(name))
for (const name of untold) process.stdout.write(`${name}: no changeset and no changelog tells about this version\n`)
process.exitCode = code !== 0 || untold.length > 0 ? 1 : 0
