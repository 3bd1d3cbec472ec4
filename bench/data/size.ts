/** How many tickets a database of each name holds. `test` is for the tests of this folder. */
export const sizes = { test: 300, "10k": 10_000, "300k": 300_000, "1m": 1_000_000 } as const
export type Size = keyof typeof sizes

/** What decides about every row: the same gives the same. */
export type Seeded = { seed: string; size: Size }

/** The time at which the data ends, for everything that asks for the time. */
export const benchNow = new Date("2026-11-02T11:00:00.000Z")
const fourYearsMs = 4 * 365.25 * 24 * 60 * 60_000

/** When the ticket with this number was asked: ever more a day, in the end three times as many as at first. */
export function askedAt(number: number, count: number): number {
  const share = (number + 0.5) / count
  const gone = -0.5 + Math.sqrt(0.25 + 2 * share)
  return Math.floor(benchNow.getTime() - fourYearsMs * (1 - gone))
}

export const agentCount = 50
export const tagCount = 40

/** One for every ten tickets. */
export function requesterCount(size: Size): number {
  return sizes[size] / 10
}
