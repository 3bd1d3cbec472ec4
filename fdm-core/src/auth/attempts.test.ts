import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { attempts } from "../db/schema-authn.js"
import { authHost, secret } from "../testing/auth-host.js"
import { attemptsIn } from "./attempts.js"

const address = ["anna@example.org"] as const

test("ten guesses are free; then each wait is twice the one before, up to an hour", async ({ db }) => {
  const tried = attemptsIn(db, secret)
  for (let turn = 1; turn <= 10; turn++) expect(await tried.begin("guess", address)).toBe(0)

  for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
    expect(await tried.begin("guess", address)).toBe(minutes * 60)
    expect(await tried.left("guess", address)).toBe(minutes * 60)
    await authHost(db).later(minutes)
    expect(await tried.begin("guess", address)).toBe(0)
  }
})

test("a day without any begins anew, and what counts no more goes by and by", async ({ db }) => {
  const tried = attemptsIn(db, secret)
  for (let turn = 1; turn <= 10; turn++) await tried.begin("guess", ["bas@example.org"])
  await authHost(db).later(25 * 60)

  for (let turn = 1; turn <= 10; turn++) expect(await tried.begin("guess", ["bas@example.org"])).toBe(0)
  await authHost(db).later(25 * 60)
  await tried.begin("guess", ["cees@example.org"])
  expect(await db.$count(attempts)).toBe(1)
})

test("of guesses at the same moment over two connections no more pass than may", async ({ db, fdm }) => {
  const processes = [attemptsIn(db, secret), attemptsIn(await fdm.another(), secret)]
  const waits = await Promise.all(
    Array.from({ length: 40 }, (_, turn) => processes[turn % 2]?.begin("guess", ["dirk@example.org"])),
  )

  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(10)
})

test("kinds, addresses and known browsers are counted apart, and the database holds no address", async ({ db }) => {
  const tried = attemptsIn(db, secret)
  expect(await tried.begin("link", ["eva@example.org"])).toBe(0)
  expect(await tried.begin("link", ["eva@example.org"])).toBe(60)
  expect(await tried.begin("link", ["eva@example.net"])).toBe(0)
  expect(await tried.begin("link", ["eva@example.org", "browser"])).toBe(0)
  expect(await tried.begin("warning", ["eva@example.org"])).toBe(0)

  expect(JSON.stringify(await db.select().from(attempts))).not.toContain("eva")
})
