import { dayAfter, dayOf, isDay, startOfDay } from "../../time/local-days.js"
import { plain } from "./search-operators.js"

/** What days are asked for by, besides dates: some moments before now, as `7d`, `2w`, `3m` and `1y` (Dutch `1j`). */
const spans: Readonly<Record<string, (day: string, many: number) => string>> = {
  d: (day, many) => dayAfter(day, -many),
  w: (day, many) => dayAfter(day, -7 * many),
  m: monthsBefore,
  y: (day, many) => monthsBefore(day, 12 * many),
  j: (day, many) => monthsBefore(day, 12 * many),
}
const named: Readonly<Record<string, number>> = { today: 0, vandaag: 0, yesterday: 1, gisteren: 1 }

/**
 * The first moment of the day that somebody wrote, in their time zone: `2026-03-01`, `1-3-2026`, `2026-03`, `2026`,
 * `today`, `gisteren`, `7d`. Null for what is no day, such as 30 February.
 */
export function momentOf(written: string, now: Date, timeZone: string): Date | null {
  const day = dayIn(written, dayOf(now, timeZone))
  return day && isDay(day) ? startOfDay(day, timeZone) : null
}

function dayIn(written: string, today: string): string | null {
  const text = written.trim().toLowerCase()
  const ago = named[plain(text)]
  if (ago !== undefined) return dayAfter(today, -ago)
  const [, many, span = ""] = /^(\d{1,3})([dwmyj])$/.exec(text) ?? []
  if (many) return spans[span]?.(today, Number(many)) ?? null
  const [, year, month = "1", day = "1"] =
    /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(text) ??
    reversed(/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text))
  return year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null
}

/** Day, month and year, as they are written in Dutch. */
function reversed(found: RegExpExecArray | null): (string | undefined)[] {
  return found ? [found[0], found[3], found[2], found[1]] : []
}

/** The same day so many months before, or the last one of a month that is shorter. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}
