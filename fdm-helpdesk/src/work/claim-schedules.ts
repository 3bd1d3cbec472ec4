import { gt, inArray, lte, min, sql } from "drizzle-orm"
import { schedules } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { momentOf, msAfter } from "./lease.js"

/** Something that is done at intervals, by one of any number of processes each time. */
export type Interval = { name: string; everyMs: number }

/**
 * Takes those whose time has come, in one statement: each goes to whoever moves its time on, however many look at that
 * moment. What is new has its time now. A process that ends before it has done one leaves it to the next time. A time
 * farther ahead than an interval was written before the database's clock was set back, and has come.
 *
 * @param now what counts as now; the database's time by default
 * @returns their names
 */
export async function claimSchedules(db: Db, all: readonly Interval[], now?: Date): Promise<string[]> {
  const moment = momentOf(now)
  const next = sql`excluded.next_at`
  const taken = await db
    .insert(schedules)
    .values(all.map(({ name, everyMs }) => ({ name, nextAt: msAfter(moment, everyMs) })))
    .onConflictDoUpdate({
      target: schedules.name,
      set: { nextAt: next },
      setWhere: sql`${lte(schedules.nextAt, moment)} or ${gt(schedules.nextAt, next)}`,
    })
    .returning({ name: schedules.name })
  return taken.map(({ name }) => name)
}

/** In how many ms the next one has its time. */
export async function nextScheduleInMs(db: Db, all: readonly Interval[], now?: Date): Promise<number | undefined> {
  const names = all.map(({ name }) => name)
  const inMs = sql<number | null>`ceil(extract(epoch from ${min(schedules.nextAt)} - ${momentOf(now)}) * 1000)::float8`
  const [row] = await db.select({ inMs }).from(schedules).where(inArray(schedules.name, names))
  return row?.inMs ?? undefined
}
