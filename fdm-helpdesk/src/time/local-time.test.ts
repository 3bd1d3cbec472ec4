import fc from "fast-check"
import { expect, test } from "vitest"
import { localTimeIn } from "./local-time.js"

test.for([
  ["Europe/Amsterdam", "2026-03-29T00:59:59.999Z", "2026-03-29 01:59"],
  ["Europe/Amsterdam", "2026-03-29T01:00:00.000Z", "2026-03-29 03:00"],
  ["Europe/Amsterdam", "2026-10-25T00:30:00.000Z", "2026-10-25 02:30"],
  ["Europe/Amsterdam", "2026-10-25T01:30:00.000Z", "2026-10-25 02:30"],
  ["Asia/Kathmandu", "2026-11-22T18:20:00.000Z", "2026-11-23 00:05"],
  ["America/St_Johns", "2026-11-22T02:05:00.000Z", "2026-11-21 22:35"],
  ["Mars/Olympus", "2026-11-22T14:05:00.000Z", "2026-11-22 14:05"],
])("in %s, %s is written as %s", ([zone = "", at = "", written]) => {
  expect(localTimeIn(zone)(new Date(at))).toBe(written)
})

test("what was asked for before says the same as asking anew", () => {
  const zone = "Australia/Lord_Howe"
  const kept = localTimeIn(zone)
  const parts = { dateStyle: "short", timeStyle: "short", timeZone: zone } as const
  const asked = new Intl.DateTimeFormat("sv", parts)
  const moment = fc.date({ min: new Date("2015-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
  fc.assert(
    fc.property(moment, (at) => {
      expect(kept(at)).toBe(asked.format(at))
    }),
  )
})
