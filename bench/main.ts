import { once } from "node:events"
import { mkdir, writeFile } from "node:fs/promises"
import { dirname } from "node:path"
import type { Case } from "./cases/case.js"
import { cases } from "./cases/index.js"
import type { Size } from "./data/size.js"
import { ensureFilled } from "./fill/database.js"
import { callers, crowd } from "./measure/crowd.js"
import { type Measured, measureCase } from "./measure/measure-case.js"
import { openOnPostgres } from "./measure/opened.js"
import { missed } from "./measure/verdict.js"
import { type Options, readOptions } from "./options.js"
import { tableOf } from "./report/table.js"
import { sayAloud as say } from "./say.js"
import { sceneOf } from "./scene.js"
import { databaseFor, startServer } from "./server.js"

async function measureOn(url: string, size: Size, options: Options, chosen: readonly Case[]): Promise<Measured[]> {
  const [one, many] = await Promise.all([openOnPostgres(url, 1), openOnPostgres(url, callers)])
  try {
    const scene = sceneOf({ seed: options.seed, size }, one.raw.query)
    const found: Measured[] = []
    for (const each of chosen) {
      const measured = await measureCase(each, scene, one, options)
      if (!measured) continue
      const rates = options.crowdMs > 0 ? await crowd(each, scene, many, options.crowdMs) : undefined
      found.push(rates ? { ...measured, crowd: rates } : measured)
      say(tableOf(found).split("\n").at(-1) ?? "")
      if (measured.differs) say(`  other answers: ${measured.differs}`)
    }
    return found
  } finally {
    await Promise.all([one.close(), many.close()])
  }
}

const options = readOptions(process.argv.slice(2))
const chosen = cases.filter(({ group, name }) => options.only.some((part) => `${group}: ${name}`.includes(part)))
const server = options.url ? undefined : await startServer(options.data)
try {
  const results: Partial<Record<Size, Measured[]>> = {}
  for (const size of options.sizes) {
    const url = server ? await databaseFor(server, size) : (options.url ?? "")
    await ensureFilled(url, { seed: options.seed, size }, say)
    if (options.isServing) say(url)
    else results[size] = await measureOn(url, size, options, chosen)
  }
  for (const [size, measured] of Object.entries(results)) {
    process.stdout.write(`\n${size}\n${tableOf(measured, size === "10k" ? [] : results["10k"])}\n`)
    if (
      options.isChecking &&
      measured.some(
        (one) =>
          missed(
            one,
            results["10k"]?.find(({ name }) => name === one.name),
          ).length > 0,
      )
    )
      process.exitCode = 1
  }
  await mkdir(dirname(options.json), { recursive: true })
  await writeFile(options.json, JSON.stringify(results, null, 2))
  if (options.isServing) await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")])
} finally {
  await server?.stop()
}
