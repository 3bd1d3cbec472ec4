import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Actor, AgentActor } from "../access/index.js"
import { newId } from "../kernel/index.js"
import type { LiveEvent } from "./announcement.js"
import { openHub } from "./hub.js"
import type { Subscriber } from "./member.js"

const agent: AgentActor = {
  ...{ type: "agent", role: "agent", name: "Ana", principalId: "usr_ana" },
  agentId: newId("agent"),
  contactId: newId("contact"),
}
const requester: Actor = { ...agent, type: "requester" }
const resync = { kind: "resync" }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aHub() {
  const onError = vi.fn()
  const hub = openHub(onError, () => new Date())
  hub.began()
  const join = (subscriber: Partial<Subscriber> = {}) => {
    const heard: LiveEvent[] = []
    const onEnd = vi.fn()
    const leave = hub.subscribe(agent, { onEvent: (event) => heard.push(event), onEnd, ...subscriber })
    return { heard, onEnd, leave }
  }
  return { hub, join, onError }
}

const changed = (ticketId = newId("ticket")) =>
  JSON.stringify({
    kind: "ticket",
    ticketId,
    requesterId: newId("contact"),
    teamId: null,
    by: null,
    isPublic: true,
    version: 2,
  })
const rightsChanged = JSON.stringify({ kind: "agent", agentId: agent.agentId })

test("everybody who may know hears it, until they leave", () => {
  const { hub, join } = aHub()
  const [one, two] = [join(), join()]
  hub.hear(changed())
  one.leave()
  hub.hear(changed())
  expect([one.heard.length, two.heard.length, hub.size]).toEqual([1, 2, 1])
  expect(one.onEnd).not.toHaveBeenCalled()
})

test("a page that can't take what it hears keeps it from nobody else", () => {
  const { hub, join, onError } = aHub()
  const broken = new Error("closed")
  join({
    onEvent() {
      throw broken
    },
  })
  const { heard } = join()
  hub.hear(changed())
  expect(heard).toHaveLength(1)
  expect(onError).toHaveBeenCalledWith(broken)
})

test("a thousand pages that come and go leave nothing behind, in the hub or on a clock", () => {
  const { hub, join } = aHub()
  const all = Array.from({ length: 1000 }, () => join({ confirm: async () => agent }))
  hub.hear(rightsChanged)
  for (const { leave } of all) leave()
  expect([hub.size, vi.getTimerCount()]).toEqual([0, 0])
})

test("when listening begins again everybody is told to read anew", () => {
  const { hub, join } = aHub()
  const { heard } = join()
  hub.began()
  expect(heard).toEqual([resync])
})

test("what happened between the reading of a page and its listening is told at once", () => {
  const { hub, join } = aHub()
  vi.advanceTimersByTime(10_000)
  hub.hear(changed())
  vi.advanceTimersByTime(10_000)
  const ticketId = newId("ticket")
  const since = new Date()
  hub.hear(changed(ticketId))
  vi.advanceTimersByTime(5_000)
  expect(join({ since }).heard).toMatchObject([{ kind: "ticket", ticketId }])
})

test("a page that was read before anything is remembered of is told to read anew", () => {
  const { hub, join } = aHub()
  const since = new Date()
  expect(join({ since }).heard).toEqual([resync])
  vi.advanceTimersByTime(5_000)
  const later = new Date()
  for (let count = 0; count < 1_001; count++) hub.hear(changed())
  expect(join({ since: later }).heard).toEqual([resync])
  expect(openHub(vi.fn(), () => new Date()).size).toBe(0)
})

test("an agent whose rights changed hears nothing more before it is known who they are, and ends when they are another", async () => {
  const { hub, join } = aHub()
  let answer: (actor: Actor) => void = () => undefined
  const { heard, onEnd } = join({ confirm: () => new Promise((resolve) => (answer = resolve)) })
  hub.hear(rightsChanged)
  hub.hear(changed())
  expect(heard).toEqual([])
  answer(requester)
  await vi.advanceTimersByTimeAsync(0)
  expect(onEnd).toHaveBeenCalledOnce()
  expect([heard, hub.size]).toEqual([[], 0])
})

test("an agent who has the same rights after all goes on, and reads anew what was held back", async () => {
  const { hub, join } = aHub()
  const { heard, onEnd } = join({ confirm: async () => ({ ...agent, name: "Ana de Vries" }) })
  hub.hear(rightsChanged)
  hub.hear(changed())
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toEqual([resync])
  expect(onEnd).not.toHaveBeenCalled()
})

test("an answer that set off before the rights changed opens nothing", async () => {
  const { hub, join } = aHub()
  const answers: ((actor: Actor) => void)[] = []
  const { heard, onEnd } = join({ confirm: () => new Promise((resolve) => void answers.push(resolve)) })
  await vi.advanceTimersByTimeAsync(60_000)
  hub.hear(rightsChanged)
  hub.hear(changed())
  answers[0]?.(agent)
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toEqual([])
  answers[1]?.(requester)
  await vi.advanceTimersByTimeAsync(0)
  expect([heard, onEnd.mock.calls.length]).toEqual([[], 1])
})

test.for<[string, Actor]>([
  ["signed out", { type: "nobody" }],
  ["an agent no more", requester],
  ["of another role", { ...agent, role: "manager" }],
])("within a minute a page ends whose reader is %s", async ([, actor]) => {
  const { join } = aHub()
  const { onEnd } = join({ confirm: async () => actor })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(onEnd).toHaveBeenCalledOnce()
})

test("a database that is away ends nobody, and holds back whose rights changed until it answers", async () => {
  const { hub, join, onError } = aHub()
  const confirm = vi.fn<() => Promise<Actor>>().mockRejectedValueOnce(new Error("away")).mockResolvedValue(agent)
  const { heard, onEnd } = join({ confirm })
  hub.hear(rightsChanged)
  await vi.advanceTimersByTimeAsync(0)
  hub.hear(changed())
  expect([heard, onError.mock.calls.length]).toEqual([[], 1])
  await vi.advanceTimersByTimeAsync(2_000)
  expect([heard, onEnd.mock.calls.length]).toEqual([[resync], 0])
})

test("a change of rights ends who can't be asked again; others stay", () => {
  const { hub, join } = aHub()
  const other = join({ confirm: undefined })
  hub.hear(JSON.stringify({ kind: "agent", agentId: newId("agent") }))
  expect(other.onEnd).not.toHaveBeenCalled()
  hub.hear(rightsChanged)
  expect(other.onEnd).toHaveBeenCalledOnce()
})

test("a hub that stops ends everybody, and whoever comes after", () => {
  const { hub, join } = aHub()
  const before = join()
  hub.stop()
  const after = join()
  expect([before.onEnd.mock.calls.length, after.onEnd.mock.calls.length, hub.size]).toEqual([1, 1, 0])
  expect(vi.getTimerCount()).toBe(0)
})
