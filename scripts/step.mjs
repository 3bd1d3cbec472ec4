const verbose = Boolean(process.env.VERBOSE)
const redraw = Boolean(process.stdout.isTTY) && !verbose
const tickMs = redraw ? 1000 : 10_000

/** Ends the run with words that need no stack. */
export class Failure extends Error {}

/** @param {number} since milliseconds, from `performance.now()` */
export function secondsSince(since) {
  const seconds = (performance.now() - since) / 1000
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
}

/** @param {string} line */
function say(line) {
  process.stdout.write(redraw ? `\r\x1b[2K${line}` : `${line}\n`)
}

/**
 * Shows that something which may take long is going on: a line that counts the seconds on a terminal, a line each ten
 * seconds elsewhere. What is over within half a second is not worth a line.
 *
 * @template T
 * @param {string} name such as `install`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now()
  let shown = verbose
  const first = setTimeout(() => {
    shown = true
    say(`${name} …`)
  }, 500)
  const timer = setInterval(() => say(`${name} … ${secondsSince(start)}`), tickMs)
  try {
    return await work()
  } finally {
    clearTimeout(first)
    clearInterval(timer)
    if (shown) say(`${name} … ${secondsSince(start)}${redraw ? "\n" : ", done"}`)
  }
}

/** Whether the output of sub-steps is wanted as it comes. */
export const showAll = verbose
