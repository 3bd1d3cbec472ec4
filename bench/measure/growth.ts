import { cases } from "../cases/index.js"
import type { Size } from "../data/size.js"
import type { Options } from "../options.js"
import { sceneOf } from "../scene.js"
import { type Figure, figures } from "./figures.js"
import type { Measured, Run } from "./measure-case.js"
import { type Opened, openOnPostgres } from "./opened.js"
import { timed, timesOf } from "./samples.js"

/** A measured database: its size, and where it is. */
export type Place = { run: Run; url: string }

/**
 * Notes how many times as long the calls that may not grow take as on the smallest database. Both are called by turns, so
 * that whatever else the machine does hits both. A page that the smaller one doesn't fill is another amount of work: of such
 * a list five rows are asked for.
 */
export async function measureGrowth([small, ...larger]: readonly Place[], options: Options): Promise<void> {
  if (!small) return
  const before = await openOnPostgres(small.url, 1)
  try {
    for (const { run, url } of larger) {
      const now = await openOnPostgres(url, 1)
      const sides = [
        { size: small.run.size, opened: before },
        { size: run.size, opened: now },
      ]
      try {
        for (const one of run.measured)
          if (mayNotGrow(one)) {
            const rows = rowsBefore(one, small.run)
            if (rows !== undefined) one.growth = await growthOf(one, rows < (one.rows ?? 0), sides, options)
          }
      } finally {
        await now.close()
      }
    }
  } finally {
    await before.close()
  }
}

function mayNotGrow({ kind }: Measured): boolean {
  const figure: Figure = figures[kind]
  return figure.growth !== undefined
}

/** How many rows the same call had on the smallest database; nothing where there was no such call. */
function rowsBefore({ group, name }: Measured, small: Run): number | undefined {
  return small.measured.find((other) => other.group === group && other.name === name)?.rows
}

async function growthOf(
  { group, name }: Measured,
  isShort: boolean,
  sides: readonly { size: Size; opened: Opened }[],
  { seed, times }: Options,
): Promise<number> {
  const one = cases.find((each) => each.group === group && each.name === name)
  const pairs = await Promise.all(
    sides.map(async ({ size, opened }) => ({
      opened,
      pair: await one?.begin(sceneOf({ seed, size }, opened.raw.query)),
      samples: [] as number[],
    })),
  )
  const warmUp = Math.min(15, Math.ceil(times / 5))
  for (let turn = -warmUp; turn < times; turn++)
    for (const { opened, pair, samples } of pairs) {
      const call = () => (isShort ? pair?.short?.(opened.db) : pair?.ours(opened.db, turn + warmUp))
      const took = await timed(async () => await call())
      if (turn >= 0) samples.push(took)
    }
  const [before = Number.NaN, now = Number.NaN] = pairs.map(({ samples }) => timesOf(samples).p50)
  return now / before
}
