import { beforeEach, describe, expect, test, vi } from "vitest"
import { DraftKeeper, type DraftPort, type Kept, type Writing } from "./draft-keeper"

/** A server that keeps one draft as the real one does: by compare and set. */
function aServer(kept: Kept | null = null) {
  const server = {
    kept,
    isAway: false,
    saves: 0,
    /** Answers wait until it is called. */
    slow: undefined as Promise<void> | undefined,
  }
  const port: DraftPort = {
    async save(writing, revision) {
      server.saves++
      if (server.isAway) return { failed: true }
      const isRefused = revision !== (server.kept?.revision ?? 0)
      const theirs = server.kept
      if (!isRefused) server.kept = writing.body.trim() === "" ? null : keptOf(writing, revision + 1)
      const answer = isRefused ? { theirs } : { kept: server.kept }
      await server.slow
      return answer
    },
    discard(revision) {
      if (server.kept?.revision === revision) server.kept = null
    },
    async load() {
      return server.isAway ? undefined : server.kept
    },
  }
  return { server, port }
}

let minute = 0
const keptOf = (writing: Writing, revision: number): Kept => ({
  ...writing,
  revision,
  updatedAt: new Date(Date.UTC(2026, 2, 9, 11, minute++)),
})
const reply = (body: string): Writing => ({ visibility: "public", body })

beforeEach(() => {
  vi.useFakeTimers()
  return () => void vi.useRealTimers()
})

describe("a draft that is kept while somebody writes", () => {
  test("is saved once, a second after the last key", async () => {
    const { server, port } = aServer()
    const keeper = new DraftKeeper(port, null)
    for (const body of ["D", "Da", "Dag"]) keeper.write(reply(body))
    await vi.advanceTimersByTimeAsync(999)
    expect([server.saves, keeper.state.phase]).toEqual([0, "writing"])
    await vi.advanceTimersByTimeAsync(1)
    expect([server.saves, server.kept?.body, keeper.state.phase]).toEqual([1, "Dag", "saved"])
    expect(keeper.isUnsaved).toBe(false)
  })

  test("is saved at once when the page goes", async () => {
    const { server, port } = aServer()
    const keeper = new DraftKeeper(port, null)
    keeper.write(reply("Bijna w"))
    await keeper.save(true)
    expect(server.kept?.body).toBe("Bijna w")
  })

  test("goes when its text goes", async () => {
    const { server, port } = aServer(keptOf(reply("Weg ermee"), 4))
    const keeper = new DraftKeeper(port, server.kept)
    keeper.write(reply(" "))
    await vi.advanceTimersByTimeAsync(1000)
    expect([server.kept, keeper.state.phase]).toEqual([null, "empty"])
  })

  test("is tried again while the server is away, with what was written meanwhile", async () => {
    const { server, port } = aServer()
    server.isAway = true
    const keeper = new DraftKeeper(port, null)
    keeper.write(reply("Dag"))
    await vi.advanceTimersByTimeAsync(1000)
    expect([keeper.state.phase, keeper.isUnsaved]).toEqual(["failed", true])
    keeper.write(reply("Dag Wim"))
    server.isAway = false
    await vi.advanceTimersByTimeAsync(5000)
    expect([server.kept?.body, keeper.state.phase]).toEqual(["Dag Wim", "saved"])
  })

  test("says one thing to a server that answers slowly: what was written last", async () => {
    const { server, port } = aServer()
    const answered = Promise.withResolvers<void>()
    server.slow = answered.promise
    const keeper = new DraftKeeper(port, null)
    keeper.write(reply("Dag"))
    await vi.advanceTimersByTimeAsync(1000)
    keeper.write(reply("Dag Wim"))
    await vi.advanceTimersByTimeAsync(1000)
    answered.resolve()
    await vi.advanceTimersByTimeAsync(2000)
    expect([server.kept?.body, keeper.state.phase, server.saves]).toEqual(["Dag Wim", "saved", 2])
  })
})

describe("a draft on two devices", () => {
  test("that both wrote on is asked about, and nothing is overwritten until its writer chose", async () => {
    const { server, port } = aServer(keptOf(reply("Dag"), 1))
    const keeper = new DraftKeeper(port, server.kept)
    server.kept = keptOf(reply("Dag vanaf de telefoon"), 2)
    keeper.write(reply("Dag vanaf de laptop"))
    await vi.advanceTimersByTimeAsync(1000)
    keeper.write(reply("Dag vanaf de laptop!"))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(keeper.state).toMatchObject({ phase: "conflict", theirs: { body: "Dag vanaf de telefoon" } })
    expect([server.kept.body, server.saves]).toEqual(["Dag vanaf de telefoon", 1])

    keeper.keepMine()
    await vi.advanceTimersByTimeAsync(0)
    expect([server.kept.body, keeper.state.phase]).toEqual(["Dag vanaf de laptop!", "saved"])
  })

  test("can be gone on with as the other one has it", async () => {
    const { server, port } = aServer(keptOf(reply("Dag"), 1))
    const keeper = new DraftKeeper(port, server.kept)
    server.kept = keptOf(reply("Telefoon"), 2)
    keeper.write(reply("Laptop"))
    await vi.advanceTimersByTimeAsync(1000)
    keeper.takeTheirs()
    expect([keeper.writing.body, keeper.isUnsaved]).toEqual(["Telefoon", false])
  })

  test("follows the other device where nothing was written since, also when it was sent there", async () => {
    const { server, port } = aServer(keptOf(reply("Dag"), 1))
    const keeper = new DraftKeeper(port, server.kept)
    server.kept = keptOf(reply("Dag Wim"), 2)
    expect([await keeper.look(), keeper.writing.body]).toEqual([true, "Dag Wim"])
    server.kept = null
    expect([await keeper.look(), keeper.writing.body]).toEqual([true, ""])
    expect(await keeper.look()).toBe(false)
  })

  test("is a new draft when the other device sent it and this one wrote on", async () => {
    const { server, port } = aServer(keptOf(reply("Dag"), 1))
    const keeper = new DraftKeeper(port, server.kept)
    server.kept = null
    keeper.write(reply("Dag, nog iets"))
    await vi.advanceTimersByTimeAsync(2000)
    expect([server.kept, keeper.state.phase]).toMatchObject([{ body: "Dag, nog iets" }, "saved"])
  })

  test("is no conflict when the answer to a save got lost", async () => {
    const { server, port } = aServer(keptOf(reply("Dag"), 1))
    const keeper = new DraftKeeper(port, server.kept)
    server.kept = keptOf(reply("Dag Wim"), 2)
    keeper.write(reply("Dag Wim"))
    await vi.advanceTimersByTimeAsync(1000)
    expect(keeper.state.phase).toBe("saved")
  })
})

describe("a draft of a page that went too fast", () => {
  const kept = () => keptOf(reply("Dag"), 3)

  test.for([
    ["is gone on with", kept(), 3, "saved", "Dag Wim"],
    ["is gone on with where the server had none", null, 0, "saved", "Dag Wim"],
    ["was saved after all", keptOf(reply("Dag Wim"), 4), 3, "saved", "Dag Wim"],
    ["is asked about when another device wrote on", keptOf(reply("Dag Jan"), 4), 3, "conflict", "Dag Jan"],
  ] as const)("%s", async ([, onServer, revision, phase, onServerThen]) => {
    const { server, port } = aServer(onServer)
    const keeper = new DraftKeeper(port, onServer)
    keeper.recover(reply("Dag Wim"), revision)
    await vi.advanceTimersByTimeAsync(1000)
    expect([keeper.state.phase, keeper.writing.body, server.kept?.body]).toEqual([phase, "Dag Wim", onServerThen])
  })
})

describe("a draft that is sent", () => {
  test.for([
    [true, ""],
    [false, "Dag Wim"],
  ] as const)("while nobody looked is known by what the page shows (%s)", async ([isThere, body]) => {
    const { port } = aServer()
    const keeper = new DraftKeeper(port, null)
    keeper.sending(reply("Dag Wim"))
    keeper.recall(() => isThere)
    expect([keeper.writing.body, keeper.isBusy]).toEqual([body, false])
  })

  test("is not saved meanwhile, and what arrived does not come back by a save that was under way", async () => {
    const { server, port } = aServer()
    const answered = Promise.withResolvers<void>()
    server.slow = answered.promise
    const keeper = new DraftKeeper(port, null)
    keeper.write(reply("Dag Wim"))
    await vi.advanceTimersByTimeAsync(1000)
    keeper.sending(reply("Dag Wim"))
    keeper.write(reply(""))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server.saves).toBe(1)
    keeper.arrived(reply(""))
    answered.resolve()
    await vi.advanceTimersByTimeAsync(10_000)
    expect([server.kept, keeper.writing.body, keeper.state.phase]).toEqual([null, "", "empty"])
  })

  test("and did not arrive is there again, before what was written since", async () => {
    const { server, port } = aServer()
    const keeper = new DraftKeeper(port, null)
    keeper.sending(reply("Dag Wim"))
    keeper.returned(reply("Dag Wim"), reply("Nog iets"))
    expect(keeper.writing.body).toBe("Dag Wim\n\nNog iets")
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.kept?.body).toBe("Dag Wim\n\nNog iets")
  })

  test("while another device has another text leaves that text to be sent", async () => {
    const { server, port } = aServer(keptOf(reply("Dag"), 1))
    const keeper = new DraftKeeper(port, server.kept)
    server.kept = keptOf(reply("Telefoon"), 2)
    keeper.write(reply("Laptop"))
    await vi.advanceTimersByTimeAsync(1000)
    keeper.sending(reply("Dag Wim"))
    server.kept = null
    keeper.arrived(reply(""))
    await vi.advanceTimersByTimeAsync(1000)
    expect([keeper.writing.body, server.kept]).toMatchObject(["Telefoon", { body: "Telefoon" }])
  })

  test.for([
    ["nothing", reply(""), reply("Dag Wim"), reply("Dag Wim")],
    ["a reply", reply("Nog iets"), reply("Dag Wim"), reply("Dag Wim\n\nNog iets")],
    [
      "a reply that the server has put behind it",
      reply("Nog iets"),
      reply("Dag Wim\n\nNog iets"),
      reply("Dag Wim\n\nNog iets"),
    ],
    [
      "a note",
      { visibility: "internal", body: "Intern" },
      reply("Dag Wim"),
      { visibility: "internal", body: "Dag Wim\n\nIntern" },
    ],
  ] as const)("and taken back is there again, when since was written: %s", async ([, since, draft, expected]) => {
    const { server, port } = aServer()
    const keeper = new DraftKeeper(port, null)
    keeper.write(since)
    server.kept = keptOf(draft, 7)
    keeper.takenBack(server.kept)
    expect(keeper.writing).toMatchObject(expected)
    await vi.advanceTimersByTimeAsync(2000)
    expect(server.kept).toMatchObject(expected)
  })
})
