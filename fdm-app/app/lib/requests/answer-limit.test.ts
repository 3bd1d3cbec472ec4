import { isDatabaseUnavailable } from "fdm-core/errors"
import { afterEach, expect, test, vi } from "vitest"
import { answered, answerLimitMs } from "./answer-limit.server"

afterEach(() => void vi.useRealTimers())

test("a database that says nothing for too long is away", async () => {
  vi.useFakeTimers()
  const waiting = answered(Promise.race([])).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(answerLimitMs)
  expect(isDatabaseUnavailable(await waiting)).toBe(true)
})

test("an answer in time is passed on, and no timer stays behind", async () => {
  vi.useFakeTimers()
  await expect(answered(Promise.resolve("rows"))).resolves.toBe("rows")
  await expect(answered(Promise.reject(new TypeError("a mistake")))).rejects.toThrow("a mistake")
  expect(vi.getTimerCount()).toBe(0)
})
