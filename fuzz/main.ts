import { lineOf } from "./finding.js"
import { fuzzParsers, type Tally } from "./fuzz-parsers.js"
import { fuzzRoutes } from "./fuzz-routes.js"
import { readOptions } from "./options.js"

const options = readOptions(process.argv.slice(2))
const ofParsers = await fuzzParsers(options)
const ofRoutes = await fuzzRoutes(options)

for (const tally of [...ofParsers.tallies, ...ofRoutes.tallies]) process.stdout.write(`${rowOf(tally)}\n`)
const findings = [...ofParsers.findings, ...ofRoutes.findings]
for (const [, [first, ...more]] of Map.groupBy(findings, ({ name }) => name))
  if (first)
    process.stdout.write(`${lineOf(first, options.seed)}${more.length > 0 ? `\n    and ${more.length} more` : ""}\n`)
process.stdout.write(`${findings.length} findings with --seed ${options.seed}\n`)
if (findings.length > 0) process.exitCode = 1

function rowOf({ name, inputs, slowestMs }: Tally): string {
  return `${name.padEnd(52)} ${String(inputs).padStart(6)} inputs, slowest ${slowestMs.toFixed(0).padStart(6)} ms`
}
