import { sql } from "drizzle-orm"
import { expect, onTestFinished, test } from "vitest"
import { aLine } from "../../../testing/cut-line.js"
import { createPostgresDatabase } from "../../../testing/test-database.js"
import { isDatabaseUnavailable } from "../errors.js"
import { rowsOf } from "./handle.js"
import { openPostgres } from "./open-postgres.js"

async function oneConnection() {
  return connections(1)
}

async function connections(max: number) {
  const { url, drop } = await createPostgresDatabase()
  const line = await aLine(url)
  const { db, close } = openPostgres(line.url, undefined, max)
  onTestFinished(async () => {
    await close()
    await drop()
  })
  await db.execute(sql`create table kept (n int)`)
  const kept = async () => rowsOf(await db.execute(sql`select n from kept`))
  const lose = async () => {
    line.cut()
    await line.mend()
  }
  return { db, kept, lose, line }
}

test("a transaction that loses its connection in a statement fails, and the next one works", async () => {
  const { db, kept, lose } = await oneConnection()
  const transaction = db.transaction(async (tx) => {
    await tx.execute(sql`insert into kept values (1)`)
    setTimeout(lose, 50)
    await tx.execute(sql`select pg_sleep(5)`)
  })
  expect(await transaction.catch(isDatabaseUnavailable)).toBe(true)
  expect(await kept()).toEqual([])
})

test("what a transaction sends after its connection was lost goes nowhere, in savepoints too", async () => {
  const { db, kept, lose } = await oneConnection()
  const refused: unknown[] = []
  const transaction = db.transaction(async (tx) => {
    await tx.execute(sql`insert into kept values (1)`)
    await lose()
    await expect.poll(kept).toEqual([])
    await tx.execute(sql`insert into kept values (2)`).catch((error) => refused.push(error))
    await tx
      .transaction((inner) => inner.execute(sql`insert into kept values (3)`))
      .catch((error) => refused.push(error))
  })
  expect(await transaction.catch(isDatabaseUnavailable)).toBe(true)
  await expect.poll(() => refused.map(isDatabaseUnavailable)).toEqual([true, true])
  expect(await kept()).toEqual([])
})

test("a transaction whose connection was lost rolls nobody else's back", async () => {
  const { db, kept, lose } = await oneConnection()
  const { promise: failing, resolve: fail } = Promise.withResolvers<void>()
  const first = db.transaction(async () => {
    await failing
    throw new Error("too late")
  })
  await lose()
  await expect(first).rejects.toThrow()
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into kept values (1)`)
    fail()
    await new Promise((resolve) => setTimeout(resolve, 50))
  })
  expect(await kept()).toEqual([{ n: 1 }])
})

test("while connections are lost, a statement gets its own answer or none, and none of them stays behind", async () => {
  const { db, line } = await connections(4)
  const ask = async (asked: string) => rowsOf(await db.execute(sql`select ${asked} as answer`))
  let isOver = false
  const seen = new Set<unknown>()
  const askers = Array.from({ length: 12 }, async (_, asker) => {
    for (let n = 0; !isOver; n++) {
      const asked = `${asker}-${n}`
      const answer = await ask(asked).catch((error) => (isDatabaseUnavailable(error) ? "none" : error))
      seen.add(answer === "none" || answer[0]?.answer === asked ? typeof answer : answer)
    }
  })
  for (let n = 0; n < 20; n++) {
    await new Promise((resolve) => setTimeout(resolve, (n * 37) % 200))
    n % 2 ? line.reset() : line.cut()
    await line.mend()
  }
  isOver = true
  await Promise.all(askers)
  expect(seen).toEqual(new Set(["object", "string"]))
  const after = Array.from({ length: 40 }, (_, n) => `${n}`)
  expect(await Promise.all(after.map(ask))).toEqual(after.map((answer) => [{ answer }]))
})
