import { once } from "node:events"
import { loadavg } from "node:os"
import { measureGrowth, type Place } from "./measure/growth.js"
import type { Run } from "./measure/measure-case.js"
import { openOnPostgres } from "./measure/opened.js"
import { filledUrl, runOnPglite, runOnPostgres } from "./measure/run.js"
import { missed } from "./measure/verdict.js"
import { type Options, readOptions } from "./options.js"
import { describeMachine, type Machine } from "./report/machine.js"
import { writeReport } from "./report/markdown.js"
import { type Results, writeResults } from "./report/results.js"
import { tableOf } from "./report/table.js"
import { sayAloud as say } from "./say.js"
import { startServer } from "./server.js"

async function machineAt(url: string): Promise<Machine> {
  const { raw, close } = await openOnPostgres(url, 1)
  try {
    return await describeMachine(raw.query)
  } finally {
    await close()
  }
}

async function bench(options: Options): Promise<Results> {
  const server = options.url ? undefined : await startServer(options.data)
  let machine: Machine | undefined
  const places: Place[] = []
  try {
    for (const size of options.sizes) {
      const url = await filledUrl(server, size, options)
      machine ??= await machineAt(url)
      if (options.isServing) say(url)
      else places.push({ url, run: await runOnPostgres(url, size, options) })
    }
    if (options.sizes[0] === "10k") await measureGrowth(places, options)
    if (options.isServing) await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")])
  } finally {
    await server?.stop()
  }
  const runs: Run[] = places.map(({ run }) => run)
  if (options.isPglite && !options.isServing) runs.push(await runOnPglite("10k", options))
  const [, , load = 0] = loadavg()
  return { at: new Date().toISOString(), machine, load, runs }
}

const options = readOptions(process.argv.slice(2))
const results = await bench(options)
const { runs } = results
for (const run of runs) process.stdout.write(`\n${run.engine}, ${run.size}\n${tableOf(run)}\n`)
if (runs.length > 0) await writeResults(options.json, results)
if (options.isReporting) await writeReport(results)
const isMissed = runs.some((run) => run.engine === "postgres" && run.measured.some((one) => missed(one).length > 0))
if (options.isChecking && isMissed) process.exitCode = 1
