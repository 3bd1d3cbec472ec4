import { randomOf } from "../bench/data/random.js"
import { budgetMs, type Finding, tries } from "./finding.js"
import { hardText } from "./inputs.js"
import { isChosen, type Options, roundsOf } from "./options.js"
import type { Parser } from "./parser.js"
import { parsers } from "./parsers.js"
import { type Reader, startReader } from "./reader.js"

export type Tally = { name: string; inputs: number; slowestMs: number }

/** Has each parser in turn read a hard text, round after round. */
export async function fuzzParsers(options: Options) {
  const chosen = parsers.filter(({ name }) => isChosen(options, name))
  const tallies = chosen.map(({ name }): Tally => ({ name, inputs: 0, slowestMs: 0 }))
  const findings: Finding[] = []
  if (chosen.length === 0) return { tallies, findings }
  const reader = await startReader()
  try {
    for (const round of roundsOf(options))
      for (const [at, parser] of chosen.entries()) {
        const text = hardText(randomOf(options.seed, parser.name, round), parser.pieces, parser.maxLength)
        const { cpuMs, problem } = await readOften(reader, parser, text)
        const tally = tallies[at] as Tally
        tally.inputs++
        tally.slowestMs = Math.max(tally.slowestMs, cpuMs)
        if (problem) findings.push({ name: parser.name, round, problem, input: text })
      }
  } finally {
    await reader.stop()
  }
  return { tallies, findings }
}

/** What is too slow once may have been somebody else's garbage; what is too slow each time is too slow. */
async function readOften(reader: Reader, { name }: Parser, text: string) {
  let fastestMs = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < tries; attempt++) {
    const { cpuMs, problem } = await reader.read({ name, text })
    if (problem) return { cpuMs, problem }
    fastestMs = Math.min(fastestMs, cpuMs)
    if (fastestMs <= budgetMs) return { cpuMs: fastestMs }
  }
  return { cpuMs: fastestMs, problem: `took ${fastestMs.toFixed(0)} ms` }
}
