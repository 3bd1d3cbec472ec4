import { eq, inArray } from "drizzle-orm"
import { beforeEach, describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { schedules } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { minutesAfter, noon } from "../testing/index.js"
import { claimSchedules, nextScheduleInMs } from "./claim-schedules.js"

const minute = 60_000
const all = [
  { name: "often", everyMs: minute },
  { name: "seldom", everyMs: 60 * minute },
]
const at = (minutes: number) => minutesAfter(noon, minutes)

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(schedules).where(
    inArray(
      schedules.name,
      all.map(({ name }) => name),
    ),
  )
})

describe("what is done by the clock", () => {
  test("has its time at once when it is new, and then at its interval", async ({ db }) => {
    expect((await claimSchedules(db, all, noon)).sort()).toEqual(["often", "seldom"])
    expect(await claimSchedules(db, all, new Date(noon.getTime() + minute - 1))).toEqual([])
    expect(await nextScheduleInMs(db, all, noon)).toBe(minute)
    expect(await claimSchedules(db, all, at(1))).toEqual(["often"])
    expect((await claimSchedules(db, all, at(60))).sort()).toEqual(["often", "seldom"])
  })

  test("goes to one of any number of processes each time", async ({ db, fdm }) => {
    const others = [db, await fdm.another(), await fdm.another()]
    for (const minutes of [0, 60, 120, 180]) {
      const taken = await Promise.all(others.map((each) => claimSchedules(each, all, at(minutes))))
      expect(taken.flat().sort()).toEqual(["often", "seldom"])
    }
  })

  test("is not late by however long the database's clock was ahead", async ({ db }) => {
    await claimSchedules(db, all, at(600))
    expect((await claimSchedules(db, all, noon)).sort()).toEqual(["often", "seldom"])
  })

  test("is by the database's time", async ({ db }) => {
    await claimSchedules(db, all)
    expect(await claimSchedules(db, all)).toEqual([])
    await db.update(schedules).set({ nextAt: noon }).where(eq(schedules.name, "often"))
    expect(await claimSchedules(db, all)).toEqual(["often"])
  })
})
