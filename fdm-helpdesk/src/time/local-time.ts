const quarterMs = 15 * 60_000
/** Of a file in the order of time, few are of use for long. */
const maxKept = 5_000

/**
 * Writes moments as a clock in a time zone shows them: `2026-11-22 14:05`, which Excel reads as a date in every language.
 * Asking `Intl` takes some microseconds and a file has millions of times, so the offset is asked for once for each
 * quarter of an hour: no zone changes its clocks within one. A zone that nobody knows counts as UTC.
 */
export function localTimeIn(timeZone: string): (at: Date) => string {
  const format = formatOf(timeZone)
  const offsets = new Map<number, number>()
  return (at) => {
    const quarter = Math.floor(at.getTime() / quarterMs)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      if (offsets.size >= maxKept) offsets.clear()
      offset = offsetAt(format, quarter * quarterMs)
      offsets.set(quarter, offset)
    }
    return new Date(at.getTime() + offset).toISOString().slice(0, 16).replace("T", " ")
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numbers = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const
  const options = { ...numbers, second: "2-digit", hourCycle: "h23", calendar: "iso8601" } as const
  try {
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone: "UTC" })
  }
}

function offsetAt(format: Intl.DateTimeFormat, ms: number): number {
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"))
  return shown - Math.floor(ms / 1000) * 1000
}
