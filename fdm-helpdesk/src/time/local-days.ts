/** A day as people write it in an address: `yyyy-mm-dd`, of these two millennia. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const dayMs = 24 * 60 * 60_000

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The day that a moment falls on, in a time zone. */
export function dayOf(at: Date, timeZone: string): string {
  return wallClock(at, timeZone).slice(0, 10)
}

/**
 * The first moment of a day in a time zone. Where clocks go forward at midnight that is one o'clock. A zone that nobody
 * knows counts as UTC.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const offsets = [-dayMs, 0, dayMs].map((shift) => offsetAt(new Date(midnight + shift), timeZone))
  const candidates = [...new Set(offsets)].map((offset) => midnight - offset).sort((a, b) => a - b)
  const exact = candidates.find((at) => wallClock(new Date(at), timeZone) === `${day}T00:00:00`)
  if (exact !== undefined) return new Date(exact)
  // There is no midnight: the day begins when the clocks have gone forward.
  const [first = midnight, last = midnight] = [candidates[0], candidates.at(-1)]
  return new Date(firstMomentOf(day, timeZone, first, last))
}

/** Halves the time between a moment before the day and one in it, down to the minute at which it begins. */
function firstMomentOf(day: string, timeZone: string, before: number, within: number): number {
  let [low, high] = [before - 60_000, within]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
    if (dayOf(new Date(middle), timeZone) < day) low = middle
    else high = middle
  }
  return high
}

function offsetAt(at: Date, timeZone: string): number {
  return Date.parse(`${wallClock(at, timeZone)}Z`) - Math.floor(at.getTime() / 1000) * 1000
}

/** What a clock on the wall shows, as `yyyy-mm-ddThh:mm:ss`. */
function wallClock(at: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year?.padStart(4, "0")}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = newFormat(timeZone)
  if (formats.size < 500) formats.set(timeZone, made)
  return made
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const numbers = { year: "numeric", month: "2-digit", day: "2-digit" } as const
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone, calendar: "iso8601", ...numbers, ...time })
  } catch {
    return newFormat("UTC")
  }
}
