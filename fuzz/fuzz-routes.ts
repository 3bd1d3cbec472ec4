import { type Random, randomOf } from "../bench/data/random.js"
import { addresses } from "../fdm-app/e2e/testing/addresses.js"
import { budgetMs, type Finding, tries } from "./finding.js"
import type { Tally } from "./fuzz-parsers.js"
import { isChosen, type Options, roundsOf } from "./options.js"
import { hardRequest, type Posted } from "./requests.js"
import { type Asker, type Asking, askers, type Served, startServed } from "./served.js"

/** Asks every address of the app in turn for something hard, as everybody, round after round. */
export async function fuzzRoutes(options: Options) {
  const chosen = addresses.filter((address) => isChosen(options, address))
  const tallies = chosen.map((name): Tally => ({ name, inputs: 0, slowestMs: 0 }))
  const findings: Finding[] = []
  if (chosen.length === 0) return { tallies, findings }
  const served = await startServed()
  try {
    await warm(served)
    for (const round of roundsOf(options))
      for (const [at, address] of chosen.entries()) {
        const random = randomOf(options.seed, address, round)
        const asking = { who: random.pick(Object.keys(askers) as Asker[]), from: networkOf(random) }
        const posted = hardRequest(random, address)
        const { busyMs, problem } = await askOften(served, asking, posted)
        const tally = tallies[at] as Tally
        tally.inputs++
        tally.slowestMs = Math.max(tally.slowestMs, busyMs)
        if (problem) findings.push({ name: address, round, problem, input: inputOf(asking, posted) })
      }
  } finally {
    await served.stop()
  }
  return { tallies, findings }
}

/** Code that runs for the first time is slow once. */
async function warm(served: Served): Promise<void> {
  for (let turn = 0; turn < 3; turn++)
    for (const who of Object.keys(askers) as Asker[])
      for (const address of addresses)
        if (!address.includes(":"))
          await served.ask({ who, from: crowded }, { method: "GET", path: address, headers: {} })
}

/** A network that many ask from, sooner or later too many. Like the others one of those that are there for examples. */
const crowded = "203.0.113.7"

/** Mostly a network of one's own, because limits answer in the app's stead; now and then the crowded one, because they answer too. */
function networkOf(random: Random): string {
  return random.chance(0.1)
    ? crowded
    : `2001:db8:${random.below(65_536).toString(16)}:${random.below(256).toString(16)}00::1`
}

async function askOften(served: Served, asking: Asking, posted: Posted) {
  let fastestMs = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < tries; attempt++) {
    try {
      const { status, retryAfter, busyMs } = await served.ask(asking, posted)
      if (status >= 500) return { busyMs, problem: `answered ${status}` }
      // A limit is a right answer, as long as it says when it goes again.
      if (status === 429 && !(retryAfter > 0)) return { busyMs, problem: "answered 429 without a time to try again" }
      fastestMs = Math.min(fastestMs, busyMs)
    } catch (error) {
      // A body that is too large is refused before it was sent whole, and the line cut: that is an answer too.
      const code = (error as NodeJS.ErrnoException).code ?? ""
      if (!["EPIPE", "ECONNRESET"].includes(code)) return { busyMs: 0, problem: String(error) }
      return { busyMs: 0 }
    }
    if (fastestMs <= budgetMs) return { busyMs: fastestMs }
  }
  return { busyMs: fastestMs, problem: `kept everybody waiting for ${fastestMs.toFixed(0)} ms` }
}

function inputOf({ who, from }: Asking, { method, path, headers, body }: Posted): string {
  return `${who} from ${from} ${method} ${path} ${JSON.stringify(headers)} ${body?.toString("utf8") ?? ""}`
}
