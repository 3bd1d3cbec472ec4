import { describe, expect, test } from "vitest"
import type { Translate } from "~/locales/translation"
import { age, exactTime, relativeTime, untilWords } from "./time-words"

const zone = "Europe/Amsterdam"
/** A Saturday, 15:00 in Amsterdam. */
const now = new Date("2026-11-21T14:00:00Z")
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const t = ((key: string, { count }: { count?: number } = {}) =>
  `${key.replace("time.", "")}${count ?? ""}`) as Translate

describe("relativeTime", () => {
  test.for([
    [0, "justNow"],
    [5, "5 minuten geleden"],
    [125, "2 uur geleden"],
    [60 * 20, "gisteren 19:00"],
    [60 * 30, "gisteren 09:00"],
    [60 * 24 * 3, "wo 15:00"],
    [60 * 24 * 9, "12 nov"],
    [60 * 24 * 400, "17 okt 2025"],
  ] as const)("%i minutes ago is %s", ([minutes, words]) => {
    expect(relativeTime(ago(minutes), now, "nl", zone, t)).toBe(words)
  })

  test("what day it was is the reader's day, not the server's", () => {
    const at = new Date("2026-11-19T23:30:00Z")
    expect(relativeTime(at, now, "en", "Europe/Amsterdam", t)).toBe("yesterday 00:30")
    expect(relativeTime(at, now, "en", "America/New_York", t)).toBe("Thu 18:30")
  })

  test("a clock that runs ahead gives no time to come", () => {
    expect(relativeTime(new Date(now.getTime() + 5_000), now, "nl", zone, t)).toBe("justNow")
  })
})

test("age is as short as a list needs it", () => {
  const ages = [0, 5, 125, 60 * 30, 60 * 24 * 9].map((minutes) => age(ago(minutes), now, "nl", zone, t))
  expect(ages).toEqual(["now", "minutes5", "hours2", "days1", "12 nov"])
})

test.for([
  [1, "over 1 minuut"],
  [61, "over 2 minuten"],
  [60 * 58, "over 58 minuten"],
  [60 * 59 + 1, "over 1 uur"],
  [60 * 61, "over 2 uur"],
  [-5, "over 1 minuut"],
] as const)("in %i seconds it goes again: %s, never too early", ([seconds, words]) => {
  expect(untilWords(new Date(now.getTime() + seconds * 1_000), now, "nl")).toBe(words)
})

test("the exact time is in the reader's zone", () => {
  expect(exactTime(now, "nl", zone)).toBe("zaterdag 21 november 2026 om 15:00")
  expect(exactTime(now, "en", "America/New_York")).toBe("Saturday, 21 November 2026 at 09:00")
})
