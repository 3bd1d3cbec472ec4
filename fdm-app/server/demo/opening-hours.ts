/** When people of the demo do things, as their own clocks in Amsterdam show it. Times are minutes after midnight. */
export type Hours = { from: number; until: number; days: readonly string[] }

const week = ["Mon", "Tue", "Wed", "Thu", "Fri"]
export const officeHours: Hours = { from: 8 * 60, until: 17 * 60 + 30, days: week }
export const wakingHours: Hours = { from: 6 * 60 + 15, until: 22 * 60 + 30, days: [...week, "Sat", "Sun"] }

const minuteMs = 60_000
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})

/** Day and minute on a clock in Amsterdam. */
export function localTime(time: Date): { day: string; minute: number } {
  const parts = Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, value]))
  return { day: parts.weekday ?? "", minute: Number(parts.hour) * 60 + Number(parts.minute) }
}

export function isWithin(time: Date, { from, until, days }: Hours): boolean {
  const { day, minute } = localTime(time)
  return days.includes(day) && minute >= from && minute < until
}

/** `time` itself when it is within the hours, otherwise `afterOpening` minutes after they next begin. */
export function nextWithin(time: Date, hours: Hours, afterOpening: number): Date {
  let at = time
  while (!isWithin(at, hours)) {
    const { minute } = localTime(at)
    const untilOpening = minute < hours.from ? hours.from - minute : 24 * 60 - minute + hours.from
    at = new Date(at.getTime() + untilOpening * minuteMs)
  }
  return at === time ? time : new Date(at.getTime() + afterOpening * minuteMs)
}
