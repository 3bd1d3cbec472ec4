import { readFileSync } from "node:fs"
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core"

/**
 * What arethetypeswrong finds in every package of ES modules alone, and is none for hosts of ours: `node10` knows no
 * `exports` map, and that a CommonJS file can't load an ES module holds no longer since Node 22.12, our oldest.
 *
 * @param {import("@arethetypeswrong/core").Problem} problem
 */
function isExpected(problem) {
  if (problem.kind === "NoResolution") return problem.resolutionKind === "node10"
  return problem.kind === "CJSResolvesToESM"
}

/**
 * Asks arethetypeswrong whether a host's TypeScript finds the types of each entry point, and whether they are those of the
 * code that runs.
 *
 * @param {string} tarball path of a packed package
 * @returns {Promise<string[]>} what is wrong, one problem a line
 */
export async function resolutionProblems(tarball) {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)))
  if (!analysis.types) return ["has no types"]
  const problems = analysis.problems.filter((problem) => !isExpected(problem))
  return problems.map((problem) => `types: ${JSON.stringify(problem)}`)
}
