import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Listen } from "../kernel/index.js"
import { keepListening } from "./keep-listening.js"

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test("listening that can't begin is reported and begun again, until it works", async () => {
  const unlisten = vi.fn(async () => undefined)
  const onError = vi.fn()
  const onNotify = vi.fn()
  const listen = vi.fn<Listen>(async () => unlisten)
  listen.mockRejectedValueOnce(new Error("away")).mockRejectedValueOnce(new Error("still away"))

  const end = keepListening(listen, "news", onNotify, onError)
  await vi.advanceTimersByTimeAsync(999)
  expect(listen).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2001)
  expect(listen).toHaveBeenCalledTimes(3)
  expect(listen).toHaveBeenLastCalledWith("news", onNotify)
  expect(onError.mock.calls).toEqual([[new Error("away")], [new Error("still away")]])

  await end()
  expect(unlisten).toHaveBeenCalledOnce()
})

test("it can be ended before it began", async () => {
  const listen = vi.fn<Listen>(() => Promise.reject(new Error("away")))
  const end = keepListening(listen, "news", vi.fn(), vi.fn())
  await vi.advanceTimersByTimeAsync(0)
  await end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(listen).toHaveBeenCalledTimes(1)
})

test("an ending that fails, because the database went first, is reported and no more", async () => {
  const onError = vi.fn()
  const end = keepListening(async () => () => Promise.reject(new Error("closed")), "news", vi.fn(), onError)
  await end()
  expect(onError).toHaveBeenCalledWith(new Error("closed"))
})
