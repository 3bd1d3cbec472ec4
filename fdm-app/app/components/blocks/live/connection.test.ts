import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { openConnection } from "./connection"

/** The browser's own, as far as it matters here; tests say what happens to it. */
class FakeSource extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static all: FakeSource[] = []
  readyState = 0
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    FakeSource.all.push(this)
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  becomes(readyState: number, event: string) {
    this.readyState = readyState
    this.dispatchEvent(new Event(event))
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: "visible" })
const sources = () => FakeSource.all
const latest = () => FakeSource.all.at(-1) as FakeSource

const open: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.all = []
  page.visibilityState = "visible"
  vi.stubGlobal("EventSource", FakeSource)
  vi.stubGlobal("document", page)
  vi.stubGlobal("window", Object.assign(new EventTarget(), { setTimeout, clearTimeout }))
})
afterEach(() => {
  for (const close of open.splice(0)) close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function aConnection() {
  const onHeard = vi.fn()
  const onLost = vi.fn()
  const close = openConnection({ since: 1_000_000, onHeard, onLost })
  open.push(close)
  return { onHeard, onLost, close }
}

function look(visibilityState: "visible" | "hidden") {
  page.visibilityState = visibilityState
  page.dispatchEvent(new Event("visibilitychange"))
}

test("a page listens from when it was read, and hears what is told", () => {
  const { onHeard } = aConnection()
  expect(latest().url).toBe("/api/live?since=1000000")
  latest().dispatchEvent(Object.assign(new Event("message"), { data: '{"kind":"resync"}' }))
  expect(onHeard).toHaveBeenCalledWith({ kind: "resync" })
})

test("a page that nobody looks at lets go of its connection, and goes on where it left off", () => {
  aConnection()
  latest().becomes(FakeSource.OPEN, "open")
  look("hidden")
  vi.advanceTimersByTime(14_999)
  expect(latest().readyState).toBe(FakeSource.OPEN)
  vi.advanceTimersByTime(1)
  expect(latest().readyState).toBe(FakeSource.CLOSED)
  vi.advanceTimersByTime(60_000)
  look("visible")
  expect(sources()).toHaveLength(2)
  expect(latest().url).toBe("/api/live?since=1015000")
})

test("a tab that opens in the background does not connect before it is looked at", () => {
  page.visibilityState = "hidden"
  aConnection()
  expect(sources()).toEqual([])
  look("visible")
  expect(sources()).toHaveLength(1)
})

test("a loss is told after some seconds, and each one; a short one is not", () => {
  const { onLost } = aConnection()
  for (let loss = 1; loss <= 2; loss++) {
    latest().becomes(FakeSource.OPEN, "open")
    onLost.mockClear()
    latest().becomes(0, "error")
    vi.advanceTimersByTime(3_999)
    expect(onLost).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onLost).toHaveBeenCalledWith(true)
  }
  latest().becomes(FakeSource.OPEN, "open")
  expect(onLost).toHaveBeenLastCalledWith(false)
  latest().becomes(0, "error")
  latest().becomes(FakeSource.OPEN, "open")
  vi.advanceTimersByTime(10_000)
  expect(onLost).toHaveBeenLastCalledWith(false)
})

test("where the server refused, it is tried again later and later, for all that was missed", () => {
  aConnection()
  for (let refusal = 1; refusal <= 8; refusal++) {
    latest().becomes(FakeSource.CLOSED, "error")
    vi.advanceTimersByTime(1_999)
    expect(sources()).toHaveLength(refusal)
    vi.advanceTimersByTime(90_000)
    expect(sources()).toHaveLength(refusal + 1)
  }
  expect(latest().url).toBe("/api/live?since=1")
})

test("a page that goes away leaves nothing behind", () => {
  const { close } = aConnection()
  latest().becomes(0, "error")
  close()
  look("visible")
  expect([sources().length, latest().readyState, vi.getTimerCount()]).toEqual([1, FakeSource.CLOSED, 0])
})
