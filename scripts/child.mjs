import { spawn } from "node:child_process"
import { constants } from "node:os"

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set()

/** @type {NodeJS.Signals | undefined} */
let stoppedBy

/** @param {NodeJS.Signals} signal */
const exitCodeOf = (signal) => 128 + constants.signals[signal]

/**
 * A terminal sends Ctrl-C to the child as well; sent twice it would cut short an orderly stop. So there the signal is
 * passed on late, as a request to end, in case it was meant for this process alone.
 * @param {NodeJS.Signals} signal
 */
function passOn(signal) {
  stoppedBy = signal
  const sentByTerminal = signal === "SIGINT" && process.stdin.isTTY
  if (running.size === 0) process.exit(exitCodeOf(signal))
  if (sentByTerminal) setTimeout(() => endAll("SIGTERM"), 5000).unref()
  else endAll(signal)
}

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  for (const child of running) child.kill(signal)
}

for (const signal of /** @type {NodeJS.Signals[]} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.on(signal, () => passOn(signal))

/**
 * Runs a program to its end and passes signals on to it. A program that owns the terminal may end in its own way then;
 * with any other, a signal ends the whole run.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, show: boolean }} options `show`: the program owns the terminal; else its output is kept
 * @returns {Promise<{ code: number, output: string }>} `code` is 128 + number for a program that a signal ended
 */
export function runProgram(command, args, { cwd, env, show }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: show ? "inherit" : ["ignore", "pipe", "pipe"] })
    let output = ""
    const keep = (/** @type {string} */ text) => (output += text)
    child.stdout?.setEncoding("utf8").on("data", keep)
    child.stderr?.setEncoding("utf8").on("data", keep)
    running.add(child)
    child.on("error", reject)
    child.on("close", (code, signal) => {
      running.delete(child)
      if (stoppedBy && !show) process.exit(exitCodeOf(stoppedBy))
      resolve({ code: code ?? exitCodeOf(signal ?? "SIGTERM"), output })
    })
  })
}
