import { expect, test } from "vitest"
import { inLine } from "./in-line.js"
import { passwordHash } from "./password-hash.js"

const full = () => new Error("full")

test("so many work at once, so many wait in the order they came, and the rest is refused at once", async () => {
  const turn = inLine(2, 3, full)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const asked = [0, 1, 2, 3, 4, 5, 6].map((at) =>
    turn(() => {
      begun.push(at)
      return new Promise<number>((done) => void ends.push(() => done(at)))
    }),
  )
  await expect(asked[5]).rejects.toThrow("full")
  await expect(asked[6]).rejects.toThrow("full")
  expect(begun).toEqual([0, 1])

  ends[1]?.()
  await asked[1]
  await expect.poll(() => begun).toEqual([0, 1, 2])
  for (const at of [0, 2, 3, 4]) {
    await expect.poll(() => ends.length > at).toBe(true)
    ends[at]?.()
    expect(await asked[at]).toBe(at)
  }
})

test("what fails gives its place to the next", async () => {
  const turn = inLine(1, 5, full)
  const fails = () => turn(() => Promise.reject(new Error("failed")))
  for (const failed of [fails(), fails(), fails()]) await expect(failed).rejects.toThrow("failed")

  expect(await turn(async () => "next")).toBe("next")
})

test("of many passwords at the same moment those that can't be looked at soon are told to come back", async () => {
  const tried = Array.from({ length: 150 }, () => passwordHash.verify({ hash: "no hash", password: "a" }))
  const errors = (await Promise.allSettled(tried)).map((one) => (one.status === "rejected" ? one.reason : undefined))
  const refused = errors.filter(({ status }) => status === "SERVICE_UNAVAILABLE")

  expect(refused.length).toBeGreaterThan(100)
  expect(refused.length).toBeLessThan(150)
  expect(refused[0]).toMatchObject({ statusCode: 503, headers: { "Retry-After": "5" } })
  const hash = await passwordHash.hash("correct horse battery")
  expect(await passwordHash.verify({ hash, password: "correct horse battery" })).toBe(true)
})
