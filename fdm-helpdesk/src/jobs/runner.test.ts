import { AsyncLocalStorage } from "node:async_hooks"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { retryMs, startRunner } from "./runner.js"

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A job that notes when it ran, in seconds from the start. */
function aJob(answer: (run: number) => Promise<number | undefined> = async () => undefined) {
  const started = Date.now()
  const ranAt: number[] = []
  const errors: unknown[] = []
  const runner = startRunner(
    () => {
      ranAt.push((Date.now() - started) / 1000)
      return answer(ranAt.length)
    },
    (error) => errors.push(error),
  )
  return { runner, ranAt, errors }
}

describe("startRunner", () => {
  test("a job runs at the start and then every half a minute, whatever announcements get lost", async () => {
    const { ranAt, runner } = aJob()
    await vi.advanceTimersByTimeAsync(61_000)
    expect(ranAt).toEqual([0, 30, 60])
    await runner.stop()
  })

  test("a job runs again when it said there would be more, no later than in half a minute", async () => {
    const dues = [7_000, 500_000, -100]
    const { ranAt, runner } = aJob(async (run) => dues[run - 1])
    await vi.advanceTimersByTimeAsync(40_000)
    expect(ranAt).toEqual([0, 7, 37, 37.25])
    await runner.stop()
  })

  test("wakes while it runs make it run once more, not twice at a time", async () => {
    let release: () => void = () => undefined
    const { ranAt, runner } = aJob((run) =>
      run > 1 ? Promise.resolve(undefined) : new Promise((resolve) => (release = () => resolve(undefined))),
    )
    for (let wake = 0; wake < 5; wake++) runner.wake()
    expect(ranAt).toHaveLength(1)
    release()
    await vi.advanceTimersByTimeAsync(0)
    expect(ranAt).toHaveLength(2)
    runner.wake()
    await vi.advanceTimersByTimeAsync(0)
    expect(ranAt).toHaveLength(3)
    await runner.stop()
  })

  test("what fails is reported and tried again, later and later, until it works", async () => {
    const { ranAt, errors, runner } = aJob(async (run) => {
      if (run <= 7) throw new Error(`away ${run}`)
      return undefined
    })
    await vi.advanceTimersByTimeAsync(125_000)
    expect(ranAt).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121])
    expect(errors).toHaveLength(7)
    await runner.stop()
    expect(retryMs(1)).toBe(1000)
  })

  test("a wake tries at once, also after a failure", async () => {
    const { ranAt, runner } = aJob(async (run) => {
      if (run === 1) throw new Error("away")
      return undefined
    })
    await vi.advanceTimersByTimeAsync(100)
    runner.wake()
    await vi.advanceTimersByTimeAsync(0)
    expect(ranAt).toEqual([0, 0.1])
    await runner.stop()
  })

  test("stopping waits for what is under way, and nothing runs after", async () => {
    let release: () => void = () => undefined
    const { ranAt, runner } = aJob(() => new Promise((resolve) => (release = () => resolve(undefined))))
    const stopped = vi.fn()
    const stopping = runner.stop().then(stopped)
    await vi.advanceTimersByTimeAsync(10)
    expect(stopped).not.toHaveBeenCalled()
    release()
    await stopping
    runner.wake()
    await runner.idle()
    await vi.advanceTimersByTimeAsync(100_000)
    expect(ranAt).toHaveLength(1)
  })

  test("idle is when there is nothing left to do, or nothing that can be done", async () => {
    const { ranAt, runner } = aJob(async (run) => {
      if (run === 3) throw new Error("away")
      return undefined
    })
    await runner.idle()
    expect(ranAt).toHaveLength(2)
    await runner.idle()
    expect(ranAt).toHaveLength(3)
    await runner.stop()
  })

  test("the work is no part of the request that woke it", async () => {
    const request = new AsyncLocalStorage<string>()
    const seen: (string | undefined)[] = []
    const { runner } = aJob(async () => {
      seen.push(request.getStore())
      return undefined
    })
    await vi.advanceTimersByTimeAsync(0)
    request.run("a request", () => runner.wake())
    await vi.advanceTimersByTimeAsync(31_000)
    expect(seen).toEqual([undefined, undefined, undefined])
    await runner.stop()
  })
})
