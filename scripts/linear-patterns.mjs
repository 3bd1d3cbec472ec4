import { productionPatterns } from "./patterns.mjs"

/**
 * Whether every pattern of the production code takes time in proportion to its text. What the checker can't decide is as
 * wrong as what it finds slow: whoever writes such a pattern writes it more simply.
 */
process.env.RECHECK_BACKEND = "pure"
const { checkSync } = await import("recheck")

const tries = 4

/**
 * Where it can't reason, the checker tries and looks at the clock: on a busy machine that tells of the machine. What is slow is
 * slow each time.
 *
 * @param {string} source @param {string} flags
 */
function verdictOn(source, flags) {
  const found = checkSync(source, flags, { timeout: 20_000, randomSeed: 1 })
  for (let seed = 2; found.status !== "safe" && found.checker !== "automaton" && seed <= tries; seed++) {
    const again = checkSync(source, flags, { timeout: 20_000, randomSeed: seed })
    if (again.status === "safe") return again
  }
  return found
}

/** @param {import("./patterns.mjs").Pattern} pattern @returns {string[]} */
function slowness({ source, flags, places }) {
  const found = verdictOn(source, flags)
  if (found.status === "safe") return []
  const why = found.status === "vulnerable" ? `takes ${found.complexity.summary} time` : "can't be decided"
  return [`${places.join(", ")}: /${source}/${flags} ${why}`]
}

const { patterns, problems } = productionPatterns()
const slow = patterns.flatMap(slowness)
for (const problem of [...problems, ...slow]) process.stdout.write(`${problem}\n`)
process.exitCode = problems.length + slow.length > 0 || patterns.length === 0 ? 1 : 0
