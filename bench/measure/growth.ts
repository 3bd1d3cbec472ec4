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
 * that whatever else the machine does hits both. An answer of fewer rows there is another amount of work, and says nothing.
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
          if (isComparable(one, small.run)) one.growth = await growthOf(one, sides, options)
      } finally {
        await now.close()
      }
    }
  } finally {
    await before.close()
  }
}

function isComparable({ kind, group, name, rows }: Measured, small: Run): boolean {
  const figure: Figure = figures[kind]
  if (figure.growth === undefined) return false
  return small.measured.some((other) => other.group === group && other.name === name && other.rows === rows)
}

async function growthOf(
  { group, name }: Measured,
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
      const took = await timed(() => pair?.ours(opened.db, turn + warmUp) ?? Promise.resolve())
      if (turn >= 0) samples.push(took)
    }
  const [before = Number.NaN, now = Number.NaN] = pairs.map(({ samples }) => timesOf(samples).p50)
  return now / before
}
