import { describe, expect } from "vitest"
import { test as base } from "../../testing/database.js"
import * as helpdesk from "./index.js"
import { calls, leastWhoMay, make } from "./testing/verbs.js"
import { aWorld, type World } from "./testing/world.js"

/**
 * Every verb gets an input that is wrong in one place, from somebody who may call it: what a form, a link or a program of
 * a host's can send. It is refused as input, or taken where it means something; it never ends in an error of ours (5xx).
 */
const test = base.extend("world", { scope: "file" }, ({ db }) => aWorld(db))

const wholeNonsense = [null, 0, -1, "nonsense", true, [], [null]]
const nonsense = [
  ...[null, -1, 1.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, true, {}, [], [null], ["nonsense"]],
  ...["", "\u0000", "\ud800", "' or 1=1 --", "../../etc/passwd", "x".repeat(300_000), "{".repeat(10_000)],
  ...[new Date(Number.NaN), { $ne: null }, () => 1, Symbol("nonsense"), 10n],
  ...(["work", "activity"] as const).map((kind) => helpdesk.newId(kind)),
]

/** Inputs that are right but for one place, with the name of that place. */
function* wrongInOnePlace(input: object): Generator<[place: string, input: unknown]> {
  for (const [name, value] of Object.entries(input)) {
    for (const wrong of nonsense) yield [name, { ...input, [name]: wrong }]
    if (Array.isArray(value)) for (const wrong of nonsense) yield [`${name}[]`, { ...input, [name]: [wrong] }]
    else if (value && typeof value === "object")
      for (const [place, inside] of wrongInOnePlace(value)) yield [`${name}.${place}`, { ...input, [name]: inside }]
  }
}

const shown = (value: unknown) =>
  (
    JSON.stringify(value, (_, v) => (["bigint", "symbol", "function"].includes(typeof v) ? String(v) : v)) ??
    String(value)
  ).slice(0, 200)

const takeBack = new Error("taken, and taken back for the next")
const withInput = Object.entries(calls).flatMap(([label, { least, input }]) => (input ? [{ label, least, input }] : []))

describe.for(withInput)("$label", ({ label, least, input }) => {
  /** @returns undefined when it was done, else what it was refused with */
  const attempt = async (db: helpdesk.Db, actor: helpdesk.Actor, given: unknown) =>
    db
      .transaction(async (tx) => {
        await make(label, tx, actor, given)
        throw takeBack
      })
      .catch((error) => (error === takeBack ? undefined : error))

  test("what is no input at all is refused as such", async ({ db, world }) => {
    const actor = leastWhoMay(world)[least]
    const found: unknown[] = []
    for (const given of wholeNonsense) {
      const error = await attempt(db, actor, given)
      if (error?.code !== "invalid_input") found.push([shown(given), error ? String(error).slice(0, 150) : "taken"])
    }
    expect(found).toEqual([])
  })

  test("what is wrong in one place is refused, or taken; it never is an error of ours", async ({ db, world }) => {
    const actor = leastWhoMay(world)[least]
    const found: unknown[] = []
    for (const [place, given] of wrongInOnePlace(input(world) as object)) {
      const error = await attempt(db, actor, given)
      if (error && !(helpdesk.isFdmError(error) && error.status < 500))
        found.push([place, shown(given), String(error).slice(0, 150)])
    }
    expect(found).toEqual([])
  })

  test("an id of another kind, and a page of no possible size, are refused as input", async ({ db, world }) => {
    const given = input(world) as Record<string, unknown>
    const limits = "limit" in given ? [-1, 0, 1.5, 201, 1e9, Number.NaN, "many"].map((limit) => ({ limit })) : []
    const ids = Object.keys(given).filter((name) => helpdesk.isId(kindOf(given[name]), given[name]))
    const swapped = ids.map((name) => ({
      [name]: helpdesk.newId(kindOf(given[name]) === "ticket" ? "contact" : "ticket"),
    }))
    for (const wrong of [...limits, ...swapped]) {
      const error = await attempt(db, leastWhoMay(world)[least], { ...given, ...wrong })
      expect(error?.code, shown(wrong)).toBe("invalid_input")
    }
  })
})

/** The kind that a value is an id of; one that nothing in the table has when it is none. */
function kindOf(value: unknown): helpdesk.IdKind {
  const kinds = ["agent", "contact", "export", "message", "work", "savedReply", "tag", "ticket"] as const
  return kinds.find((kind) => helpdesk.isId(kind, value)) ?? "activity"
}

test("lists that come by page are among those", () => {
  const world = new Proxy({}, { get: () => ({}) }) as World
  const paged = withInput.filter(({ input }) => "limit" in (input(world) as object)).map(({ label }) => label)
  expect(paged).toEqual(expect.arrayContaining(["getInbox", "getMyTickets", "getUnassignedTickets", "searchTickets"]))
})
