import { expect, test } from "vitest"
import { conversations } from "./conversations/index.ts"
import { isWithin, officeHours } from "./opening-hours.ts"
import { type Planned, planOf } from "./timetable.ts"

/** Moments at which a first start is least like a Tuesday at noon. */
const moments = [
  ["a Tuesday at noon", "2026-03-10T11:00:00Z"],
  ["the night of a Sunday", "2026-06-14T01:20:00Z"],
  ["a Monday before the office opens", "2026-11-23T05:30:00Z"],
  ["the hour that summer time skips", "2026-03-29T01:30:00Z"],
  ["the hour that winter time repeats", "2026-10-25T00:30:00Z"],
  ["the first minutes of a year", "2026-12-31T23:04:00Z"],
] as const

const everyAct = (plan: Planned[]) => plan.flatMap(({ acts }) => acts)

test.for(moments)("at %s: agents work in office hours and nothing lies ahead", ([, moment]) => {
  const now = new Date(moment)
  const acts = everyAct(planOf(conversations, now))

  const late = acts.filter(({ act, at }) => "by" in act && act.by !== "requester" && !isWithin(at, officeHours))
  expect(late).toEqual([])
  expect(acts.filter(({ at }) => at >= now)).toEqual([])
})

test.for(moments)("at %s: what happens in a conversation happens in its order", ([, moment]) => {
  for (const { acts } of planOf(conversations, new Date(moment))) {
    const times = acts.map(({ at }) => at.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(times.length)
  }
})

test.for(moments)("at %s: questions go back three months, the newest is minutes old", ([, moment]) => {
  const now = new Date(moment)
  const ages = planOf(conversations, now).map(({ acts }) => (now.getTime() - acts[0]!.at.getTime()) / 60_000)

  expect(ages.at(-1)).toBeLessThan(10)
  expect(ages[0]).toBeGreaterThan(80 * 24 * 60)
  expect(ages[0]).toBeLessThan(100 * 24 * 60)
})

test("the same moment gives the same plan", () => {
  const now = new Date("2026-03-10T11:00:00Z")

  expect(planOf(conversations, now)).toEqual(planOf(conversations, now))
})
