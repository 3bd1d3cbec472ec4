import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { AgentActor } from "../access/index.js"
import { newId } from "../kernel/index.js"
import type { LiveEvent, Subscriber } from "../live/index.js"
import { type LiveStreamOptions, liveStream } from "./live-stream.js"
import type { LiveHub } from "./start-live.js"

const agent: AgentActor = {
  ...{ type: "agent", role: "agent", name: "Ana", principalId: "usr_ana" },
  agentId: newId("agent"),
  contactId: newId("contact"),
}
const changed: LiveEvent = { kind: "ticket", ticketId: newId("ticket"), version: 2, isOwn: false }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A stream over a hub that does what the test says. */
function aStream(options: Partial<LiveStreamOptions> = {}) {
  const page: { subscriber?: Subscriber } = {}
  const leave = vi.fn()
  const live: LiveHub = {
    size: 1,
    stop: async () => undefined,
    subscribe(_actor, subscriber) {
      page.subscriber = subscriber
      return leave
    },
  }
  const closing = new AbortController()
  const confirm = async () => agent
  const onEnd = vi.fn()
  const body = liveStream(live, agent, { signal: closing.signal, confirm, onEnd, ...options })
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  const next = async () => (await reader.read()).value
  return { next, reader, leave, closing, onEnd, send: (event: LiveEvent) => page.subscriber?.onEvent(event), page }
}

test("a stream begins with how to come back and an id, so that whoever comes back says so", async () => {
  const { next } = aStream({ since: new Date() })
  expect(await next()).toMatch(/^retry: [123]\d{3}\nid: \d+\nevent: hello\ndata: \{\}\n\n$/)
})

test("whoever comes back hears first that something may have been missed", async () => {
  const { next } = aStream()
  await next()
  expect(await next()).toContain('"kind":"resync"')
})

test("an event is a message with its own id, and within how long to act on it", async () => {
  const { next, send } = aStream({ since: new Date() })
  await next()
  send(changed)
  const [id, data] = ((await next()) ?? "").trim().split("\n")
  expect(id).toMatch(/^id: \d+$/)
  expect(JSON.parse(data?.replace("data: ", "") ?? "")).toMatchObject({ ...changed, spreadMs: 5 })
})

test("a quiet stream says every 20 s that it is still there", async () => {
  const { next } = aStream({ since: new Date() })
  await next()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await next()).toBe(": still here\n\n")
})

test("what waits for a slow reader is bounded, and instead of the rest it is told to read anew", async () => {
  const { next, send } = aStream({ since: new Date() })
  for (let count = 0; count < 1_000; count++) send(changed)
  await vi.advanceTimersByTimeAsync(60_000)
  const received: string[] = []
  for (let count = 0; count < 66; count++) received.push((await next()) ?? "")
  expect(received.filter((text) => text.includes('"kind":"ticket"')).length).toBeLessThan(66)
  expect(received.filter((text) => text.includes('"kind":"resync"'))).toHaveLength(1)
  send(changed)
  expect(await next()).toContain('"kind":"ticket"')
})

test.for<[string, (stream: ReturnType<typeof aStream>) => unknown]>([
  ["whoever asked goes away", ({ reader }) => reader.cancel()],
  ["the request is broken off", ({ closing }) => closing.abort()],
  ["its actor has other rights", ({ page }) => page.subscriber?.onEnd?.()],
])("it is over once, and leaves nothing behind, when %s", async ([, over]) => {
  const stream = aStream({ since: new Date() })
  await stream.next()
  await over(stream)
  stream.closing.abort()
  await vi.advanceTimersByTimeAsync(0)
  expect(await stream.next()).toBeUndefined()
  expect([stream.leave.mock.calls.length, stream.onEnd.mock.calls.length, vi.getTimerCount()]).toEqual([1, 1, 0])
})

test("a request that was gone before is over at once", async () => {
  const { onEnd, leave } = aStream({ signal: AbortSignal.abort() })
  expect([onEnd.mock.calls.length, leave.mock.calls.length]).toEqual([1, 1])
})
