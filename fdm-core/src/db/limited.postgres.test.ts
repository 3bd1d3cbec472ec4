import { sql } from "drizzle-orm"
import { expect, inject, onTestFinished } from "vitest"
import { aLine } from "../../../testing/cut-line.js"
import { test } from "../../../testing/database.js"
import { type Db, rowsOf } from "./handle.js"
import { limited } from "./limited.js"
import { openPostgres } from "./open-postgres.js"

const sleep = (db: Db) => db.execute(sql`select pg_sleep(20)`)

async function sleepers(db: Db): Promise<number> {
  const [row] = rowsOf<{ count: string }>(
    await db.execute(sql`select count(*) from pg_stat_activity
      where query = 'select pg_sleep(20)' and state = 'active' and datname = current_database()`),
  )
  return Number(row?.count)
}

test("a statement that takes too long is stopped on the server, and its connection goes on", async ({ db }) => {
  await expect(limited({ ms: 300 }, () => sleep(db))).rejects.toMatchObject({ code: "timeout", status: 503 })
  await expect.poll(() => sleepers(db)).toBe(0)
  for (let n = 0; n < 20; n++) expect(await sleepers(db)).toBe(0)
})

test("a statement in a transaction is stopped too, and the transaction rolled back", async ({ db }) => {
  await db.execute(sql`create table kept (n int)`)
  const run = () =>
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into kept values (1)`)
      await tx.transaction(sleep)
    })
  await expect(limited({ ms: 300 }, run)).rejects.toMatchObject({ code: "timeout" })
  expect(rowsOf(await db.execute(sql`select * from kept`))).toEqual([])
})

test("what nobody waits for any more is stopped, also behind a limit of its own", async ({ db }) => {
  const left = new AbortController()
  const asked = limited({ signal: left.signal }, () => limited({ ms: 60_000 }, () => sleep(db)))
  await expect.poll(() => sleepers(db)).toBe(1)
  left.abort()
  await expect(asked).rejects.toMatchObject({ code: "timeout" })
  await expect.poll(() => sleepers(db)).toBe(0)
})

test("a quick statement is answered, however late its page is left", async ({ db }) => {
  const left = new AbortController()
  left.abort()
  const asked = Array.from({ length: 50 }, (_, n) =>
    limited({ signal: left.signal }, async () => rowsOf(await db.execute(sql.raw(`select ${n} as n`)))),
  )
  expect(await Promise.all(asked)).toEqual(asked.map((_, n) => [{ n }]))
})

test("what is asked outside a limit is nobody's to stop", async ({ db }) => {
  const asked = db.execute(sql`select pg_sleep(0.6)`)
  await expect(limited({ ms: 50 }, () => sleep(db))).rejects.toMatchObject({ code: "timeout" })
  await asked
})

test("what began inside a limit and goes on after it is not bound by it", async ({ db }) => {
  const left = new AbortController()
  const later = await limited({ signal: left.signal }, async () => {
    const wait = new Promise((resolve) => setTimeout(resolve, 50))
    return { sleeps: wait.then(() => db.execute(sql`select pg_sleep(0.6)`).execute()) }
  })
  left.abort()
  await later.sleeps
})

test("a server that can't be asked to stop costs nothing but the statement", async () => {
  const line = await aLine(inject("postgresUrl"))
  const { db, close } = openPostgres(line.url, undefined, 1)
  onTestFinished(close)
  await db.execute(sql`select 1`)
  line.close()
  await limited({ ms: 50 }, () => db.execute(sql`select pg_sleep(1)`))
})
