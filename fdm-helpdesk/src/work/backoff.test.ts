import { expect, test } from "vitest"
import { maxAttempts, retryInMs } from "./backoff.js"

const seconds = (attempts: number, random: number) => (retryInMs(attempts, random) ?? Number.NaN) / 1000

test.for([
  [1, 30],
  [2, 105],
  [3, 367.5],
  [4, 1286.25],
  [7, 55_147.969],
])("after attempt %i the next one is %d seconds away, or up to a fifth more", ([attempts = 0, expected = 0]) => {
  expect(seconds(attempts, 0)).toBeCloseTo(expected, 2)
  expect(seconds(attempts, 1)).toBeCloseTo(expected * 1.2, 2)
})

test("eight attempts take about a day, and there is no ninth", () => {
  const total = (random: number) => [1, 2, 3, 4, 5, 6, 7].reduce((sum, attempt) => sum + seconds(attempt, random), 0)
  expect(total(0) / 3600).toBeGreaterThan(20)
  expect(total(1) / 3600).toBeLessThan(27)
  expect(retryInMs(maxAttempts)).toBeUndefined()
})
