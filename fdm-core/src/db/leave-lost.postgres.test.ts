import { sql } from "drizzle-orm"
import { expect, onTestFinished, test } from "vitest"
import { aLine } from "../../../testing/cut-line.js"
import { createPostgresDatabase } from "../../../testing/test-database.js"
import { isDatabaseUnavailable } from "../errors.js"
import { rowsOf } from "./handle.js"
import { openPostgres } from "./open-postgres.js"

async function oneConnection() {
  const { url, drop } = await createPostgresDatabase()
  const line = await aLine(url)
  const { db, close } = openPostgres(line.url, undefined, 1)
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
  return { db, kept, lose }
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
