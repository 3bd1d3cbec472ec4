import { readdirSync, readFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import { parseSync } from "@swc/core"
import { root } from "./paths.mjs"

/**
 * Every pattern of the code that runs in production. Found in the syntax tree, so that a new one is checked and tried
 * without anybody naming it; which is why patterns are written as literals and never put together from texts.
 *
 * @typedef {{ source: string, flags: string, places: string[] }} Pattern
 */
const folders = ["fdm-core/src", "fdm-helpdesk/src", "fdm-app/app", "fdm-app/server"]
const isProduction = (/** @type {string} */ path) =>
  /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path) && !path.split(sep).includes("testing")

/** Takes marks in their order, which takes the square of their number: this file looks that there are few of them. */
const normalizer = "fdm-helpdesk/src/kernel/normalized.ts"

/** @returns {{ patterns: Pattern[], problems: string[] }} `problems`: where something is that nobody can find or try */
export function productionPatterns() {
  /** @type {Map<string, Pattern>} */
  const patterns = new Map()
  const problems = []
  for (const path of folders.flatMap(filesIn)) {
    const found = patternsIn(readFileSync(join(root, path), "utf8"), path.endsWith("x"))
    problems.push(...found.problems.filter((what) => what !== normalizing || path !== normalizer).map(at(path)))
    for (const { source, flags } of found.patterns) {
      const pattern = patterns.get(`/${source}/${flags}`) ?? { source, flags, places: [] }
      patterns.set(`/${source}/${flags}`, { ...pattern, places: [...pattern.places, path] })
    }
  }
  return { patterns: [...patterns.values()], problems }
}

/** @param {string} folder @returns {string[]} paths from the root */
function filesIn(folder) {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  return paths.filter(isProduction)
}

const at = (/** @type {string} */ path) => (/** @type {string} */ problem) => `${path}: ${problem}`

const made = "a pattern is put together from texts, where no tool can find it: write it as a literal"
const normalizing = "`normalize` takes the square of a run of marks: use `normalized` of the kernel"

/**
 * @param {string} code
 * @param {boolean} [tsx]
 * @returns {{ patterns: { source: string, flags: string }[], problems: string[] }}
 */
export function patternsIn(code, tsx = false) {
  const nodes = [...nodesOf(code, tsx)]
  const literals = nodes.filter(({ type }) => type === "RegExpLiteral")
  return {
    patterns: literals.map(({ pattern, flags }) => ({ source: pattern, flags })),
    problems: nodes
      .flatMap((node) => [makesPattern(node) && made, normalizes(node) && normalizing])
      .filter((what) => what !== false),
  }
}

/** @param {string} code @param {boolean} tsx @returns {Generator<any>} */
function* nodesOf(code, tsx) {
  /** @type {unknown[]} */
  const left = [parseSync(code, { syntax: "typescript", tsx, target: "es2024" })]
  while (left.length > 0) {
    const node = left.pop()
    if (typeof node !== "object" || node === null) continue
    if ("type" in node) yield node
    left.push(...Object.values(node))
  }
}

/** Methods of texts that make a pattern of a text that they are given. */
const fromText = new Set(["match", "matchAll", "search"])
const texts = new Set(["StringLiteral", "TemplateLiteral"])

/** @param {any} node */
function makesPattern({ type, callee, arguments: args }) {
  if (type !== "NewExpression" && type !== "CallExpression") return false
  if (callee.value === "RegExp") return true
  return fromText.has(callee.property?.value) && texts.has(args?.[0]?.expression.type)
}

/** @param {any} node */
function normalizes({ type, callee }) {
  return type === "CallExpression" && callee.property?.value === "normalize"
}
