import type { Locale, Translate } from "~/locales/translation"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** English as it is written in Europe: day before month, 24 hours. */
const languages: Record<Locale, string> = { nl: "nl-NL", en: "en-GB" }

/** Formatters are slow to make and asked for in every row, so each is made once. */
function kept<Format>(make: (language: string, timeZone: string) => Format) {
  const made = new Map<string, Format>()
  return (locale: Locale, timeZone: string): Format => {
    const key = `${locale} ${timeZone}`
    const format = made.get(key) ?? make(languages[locale], timeZone)
    made.set(key, format)
    return format
  }
}

const exact = kept(
  (language, timeZone) => new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short", timeZone }),
)
const dayOfYear = kept(
  (language, timeZone) => new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone }),
)
const wholeDate = kept(
  (language, timeZone) =>
    new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone }),
)
const timeOfDay = kept((language, timeZone) => new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone }))
const weekdayAndTime = kept(
  (language, timeZone) =>
    new Intl.DateTimeFormat(language, { weekday: "short", hour: "numeric", minute: "2-digit", timeZone }),
)
/** Sweden writes its dates as ISO 8601 does. */
const isoDay = kept((_language, timeZone) => new Intl.DateTimeFormat("sv-SE", { timeZone }))
const relative = kept((language) => new Intl.RelativeTimeFormat(language, { numeric: "auto" }))

/** Day, date and time, in the zone of the reader. */
export function exactTime(at: Date, locale: Locale, timeZone: string): string {
  return exact(locale, timeZone).format(at)
}

/** "29 nov": a day of these weeks. */
export function dayWords(at: Date, locale: Locale, timeZone: string): string {
  return dayOfYear(locale, timeZone).format(at)
}

/** "zojuist", "2 uur geleden", "gisteren 14:05", "di 9:30", and after a week the date. */
export function relativeTime(at: Date, now: Date, locale: Locale, timeZone: string, t: Translate): string {
  const passed = Math.max(0, now.getTime() - at.getTime())
  const days = calendarDays(at, now, timeZone)
  const words = relative(locale, timeZone)
  if (passed < minute) return t("time.justNow")
  if (passed < hour) return words.format(-Math.floor(passed / minute), "minute")
  if (days === 0 || passed < day / 2) return words.format(-Math.floor(passed / hour), "hour")
  if (days === 1) return `${words.format(-1, "day")} ${timeOfDay(locale, timeZone).format(at)}`
  if (days < 7) return weekdayAndTime(locale, timeZone).format(at)
  return dateOf(at, now, locale, timeZone)
}

/** The same for what has only just happened: "10 seconden geleden". */
export function justAgo(at: Date, now: Date, locale: Locale, timeZone: string, t: Translate): string {
  const passed = Math.max(0, now.getTime() - at.getTime())
  if (passed < 5_000 || passed >= minute) return relativeTime(at, now, locale, timeZone, t)
  return relative(locale, timeZone).format(-Math.floor(passed / 1_000), "second")
}

/** "over 4 minuten", "over 2 uur": for a moment to come, rounded up, so that nobody comes too early. */
export function untilWords(at: Date, now: Date, locale: Locale): string {
  const left = Math.max(minute, at.getTime() - now.getTime())
  const words = relative(locale, "UTC")
  const minutes = Math.ceil(left / minute)
  return minutes < 60 ? words.format(minutes, "minute") : words.format(Math.ceil(left / hour), "hour")
}

/** "14:05" for a moment of today, and else as `relativeTime` says it. */
export function momentOf(at: Date, now: Date, locale: Locale, timeZone: string, t: Translate): string {
  if (calendarDays(at, now, timeZone) === 0) return timeOfDay(locale, timeZone).format(at)
  return relativeTime(at, now, locale, timeZone, t)
}

/** How many midnights lie between, where the reader is. */
function calendarDays(at: Date, now: Date, timeZone: string): number {
  const dayNumber = (moment: Date) => Date.parse(isoDay("en", timeZone).format(moment)) / day
  return Math.max(0, dayNumber(now) - dayNumber(at))
}

/** The shortest that still says it: "nu", "5 min", "2 u", "3 d", "12 nov". */
export function age(at: Date, now: Date, locale: Locale, timeZone: string, t: Translate): string {
  const passed = Math.max(0, now.getTime() - at.getTime())
  if (passed < minute) return t("time.now")
  if (passed < hour) return t("time.minutes", { count: Math.floor(passed / minute) })
  if (passed < day) return t("time.hours", { count: Math.floor(passed / hour) })
  if (passed < 7 * day) return t("time.days", { count: Math.floor(passed / day) })
  return dateOf(at, now, locale, timeZone)
}

/** The year is said only when it isn't this one. */
function dateOf(at: Date, now: Date, locale: Locale, timeZone: string): string {
  const format = now.getTime() - at.getTime() < 300 * day ? dayOfYear : wholeDate
  return format(locale, timeZone).format(at)
}
