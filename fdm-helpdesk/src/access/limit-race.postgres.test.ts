import { sql } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { limits } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { counting, forgetLimits, limitsOf } from "./limit.js"

const rate = { most: 1000, minutes: 60 }

/** Nothing here runs again what a deadlock broke off. */
async function count(db: Db, user: string): Promise<void> {
  const used = limitsOf(
    "test",
    { account: rate, address: rate, network: rate },
    { account: user, address: user, network: user },
  )
  const { beside, retryAt } = counting(used)
  await db.execute(sql`with ${sql.join(beside, sql`, `)} select ${retryAt}`)
}

const isInUse = sql`${limits.fullUntil} > statement_timestamp()`

/** As if an hour had gone by. */
async function passed(db: Db) {
  await db.update(limits).set({ fullUntil: sql`${limits.fullUntil} - interval '1 hour'` })
}

test("whoever forgets waits for nobody: what another one counts or forgets at the moment is passed over", async ({
  db,
  fdm,
}) => {
  for (const user of ["old", "counted"]) await count(db, user)
  await passed(db)
  const other = await fdm.another()
  await db.transaction(async (tx) => {
    await count(tx, "counted")
    await forgetLimits(other)
  })
  expect([await db.$count(limits), await db.$count(limits, isInUse)]).toEqual([3, 3])
})

test("of those who count what others forget, each is counted", async ({ db, fdm }) => {
  const sides = [db, await fdm.another(), await fdm.another(), await fdm.another()]
  const all = () => Promise.all(sides.map((side, n) => count(side, `user ${n}`)))
  await all()
  for (let round = 0; round < 25; round++) {
    await passed(db)
    await Promise.all([all(), ...sides.map(forgetLimits)])
    expect(await db.$count(limits, isInUse)).toBe(3 * sides.length)
  }
})
