import { mkdir, writeFile } from "node:fs/promises"
import { dirname } from "node:path"
import type { Run } from "../measure/measure-case.js"
import { missed } from "../measure/verdict.js"
import type { Machine } from "./machine.js"

/** `load` is the load average of the last 15 minutes: much more than the bench itself means that others were at work. */
export type Results = { at: string; machine: Machine | undefined; load: number; runs: Run[] }

/** Writes everything that was measured, with the ratio of each call and what of the figures it misses. */
export async function writeResults(file: string, { runs, ...about }: Results): Promise<void> {
  const judged = runs.map((run) => ({
    ...run,
    measured: run.measured.map((one) => {
      const ratio = Math.round((100 * one.ours.p50) / one.ideal.p50) / 100
      return { ...one, ratio, missed: missed(one) }
    }),
  }))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify({ ...about, runs: judged }, null, 2)}\n`)
}
