import type { Random } from "./random.js"

/** Entries of the table that numbers are drawn from: so many that the rarest of tens of thousands has one. */
const tableSize = 1 << 19

/**
 * Draws numbers from 0 up to `count` as often as words of a language are used (Zipf): the one at place n about 1/n as
 * often as the first. A table looked into once, because hundreds of millions are drawn.
 */
export function zipf(count: number, exponent = 1): (random: Random) => number {
  const weights = Array.from({ length: count }, (_, place) => 1 / (place + 1) ** exponent)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const table = new Uint32Array(tableSize)
  let filled = 0
  let reached = 0
  for (const [place, weight] of weights.entries()) {
    reached += weight / total
    const end = Math.min(tableSize, Math.max(filled + 1, Math.round(reached * tableSize)))
    table.fill(place, filled, end)
    filled = end
  }
  return (random) => table[random.below(filled)] ?? 0
}
