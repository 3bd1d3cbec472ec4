import { runProgram } from "./child.mjs"
import { root } from "./paths.mjs"
import { Failure, showAll } from "./step.mjs"

/**
 * Runs a task of all packages, or of those that `flags` select, in the order of their dependencies; what has not changed
 * comes from turbo's cache.
 *
 * @param {import("./setup.mjs").Tools} tools
 * @param {"build" | "typecheck"} task
 * @param {string[]} [flags]
 */
export async function turbo(tools, task, flags = []) {
  const shown = showAll ? [] : ["--output-logs=errors-only", "--log-order=grouped"]
  const { code, output } = await runProgram("turbo", ["run", task, ...flags, ...shown], {
    cwd: root,
    env: tools.env,
    show: showAll,
  })
  if (code !== 0) throw new Failure(`${task} failed:\n${output}`)
}
