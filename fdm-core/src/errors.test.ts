import { inspect } from "node:util"
import { describe, expect, vi } from "vitest"
import { test } from "../../testing/database.js"
import { farms } from "./db/schema-farms.js"
import { FdmError, guarded, isDatabaseUnavailable, isFdmError } from "./errors.js"
import { newId } from "./ids.js"

test("an error carries its code, what it is about, and its HTTP status", () => {
  const error = new FdmError("not_found", "no such farm", { fields: ["farmId"] })

  expect(error).toMatchObject({ name: "FdmError", status: 404, details: { fields: ["farmId"] } })
  expect(isFdmError(error)).toBe(true)
})

test("an error of another copy of this package is known by its code", () => {
  const foreign = Object.assign(new Error("conflict"), { code: "conflict", details: {} })

  expect(isFdmError(foreign)).toBe(true)
  expect(isFdmError(Object.assign(new Error("?"), { code: "ENOENT", details: {} }))).toBe(false)
  expect(isFdmError({ code: "conflict", details: {} })).toBe(false)
})

test("a refusal that is passed on holds nothing of what somebody wrote", async ({ db }) => {
  const farm = { id: newId("farm"), name: "Hoeve Anna", createdAt: new Date() }
  const refused = await guarded(() => db.insert(farms).values([farm, farm])).catch((error: unknown) => error)

  expect(refused).toMatchObject({ code: "internal", details: { sqlState: "23505" } })
  expect(inspect(refused, { depth: 9 })).not.toContain("Anna")
})

test("what is thrown on purpose is passed on as it is, and so is what has nothing to do with the database", async () => {
  for (const error of [new FdmError("forbidden", "no"), new TypeError("a mistake")])
    await expect(guarded(() => Promise.reject(error))).rejects.toBe(error)
  await expect(guarded(() => Promise.reject(withCode("ECONNREFUSED")))).rejects.toMatchObject({ code: "unavailable" })
  await expect(guarded(() => Promise.reject(withCode("40P01")))).rejects.toMatchObject({ code: "conflict" })
})

describe("what a deadlock broke off", () => {
  const failing = (...codes: string[]) => {
    const run = vi.fn(() => {
      const code = codes.shift()
      return code === undefined ? Promise.resolve("done") : Promise.reject(withCode(code))
    })
    return { run, outcome: guarded(run).catch((error: unknown) => error) }
  }

  test("is run again, twice at most", async () => {
    const [saved, given] = [failing("40P01", "40P01"), failing("40P01", "40P01", "40P01")]
    expect(await saved.outcome).toBe("done")
    expect(await given.outcome).toMatchObject({ code: "conflict", details: { sqlState: "40P01" } })
    expect(given.run).toHaveBeenCalledTimes(3)
  })

  test("inside a transaction that is over stays a conflict; nothing else is run again", async () => {
    expect(await failing("40P01", "25P02").outcome).toMatchObject({ details: { sqlState: "40P01" } })
    const refused = failing("23505")
    await refused.outcome
    expect(refused.run).toHaveBeenCalledTimes(1)
  })

  test("in a part of a transaction is told to the whole, which is run again as well", async () => {
    const codes = ["40P01", "40P01", "40P01"]
    const inner = () => {
      const code = codes.shift()
      return code === undefined ? Promise.resolve("done") : Promise.reject(withCode(code))
    }
    expect(await guarded(() => guarded(inner))).toBe("done")
  })
})

const withCode = (code: string) => Object.assign(new Error("driver"), { code })

test.for([
  ["ECONNREFUSED", true],
  ["CONNECT_TIMEOUT", true],
  ["57P01", true],
  ["08006", true],
  ["53300", true],
  ["23505", false],
  ["57014", false],
  ["42P01", false],
] as const)("%s means that the database is away: %s", ([code, away]) => {
  expect(isDatabaseUnavailable(withCode(code))).toBe(away)
  expect(isDatabaseUnavailable(new Error("query failed", { cause: withCode(code) }))).toBe(away)
  expect(isDatabaseUnavailable(new AggregateError([withCode(code)]))).toBe(away)
})

test("that the database was away can still be told once its error is without content; a port that is away is another matter", async () => {
  for (const code of ["ECONNREFUSED", "EPIPE", "57P01"]) {
    const away = await guarded(() => Promise.reject(withCode(code))).catch((error: unknown) => error)
    expect(away).toMatchObject({ code: "unavailable" })
    expect(isDatabaseUnavailable(away)).toBe(true)
  }
  expect(isDatabaseUnavailable(new FdmError("unavailable", "the mail provider is away"))).toBe(false)
})
