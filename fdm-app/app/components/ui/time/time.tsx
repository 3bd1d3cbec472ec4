import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Locale, Translate } from "~/locales/translation"
import { age, exactTime, relativeTime } from "./time-words"

type Clock = { locale: Locale; timeZone: string; now: Date }

const ClockContext = createContext<Clock>({ locale: "nl", timeZone: "Europe/Amsterdam", now: new Date(0) })
const minuteMs = 60_000

/** The reader's language, zone and time. Starts at the server's moment, so that both render the same, then goes on. */
export function ClockProvider({ locale, timeZone, now, children }: Clock & { children: ReactNode }) {
  const [later, setLater] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setLater(new Date()), minuteMs)
    return () => clearInterval(timer)
  }, [])
  const clock = useMemo(() => ({ locale, timeZone, now: later > now ? later : now }), [locale, timeZone, later, now])
  return <ClockContext value={clock}>{children}</ClockContext>
}

export function useClock(): Clock {
  return useContext(ClockContext)
}

/** A moment as people say it; the exact time, in the reader's own zone, on hover. */
export function When({ at, className }: { at: Date; className?: string }) {
  const { t } = useTranslation()
  const { locale, timeZone, now } = useClock()
  return (
    <time
      dateTime={at.toISOString()}
      title={exactTime(at, locale, timeZone)}
      className={className}
      suppressHydrationWarning
    >
      {relativeTime(at, now, locale, timeZone, t)}
    </time>
  )
}

type AgeProps = { at: Date; clock: Clock; t: Translate; className?: string }

/** As short as a list needs it: "5 min", "3 d". Takes clock and words from the list, which asks for them once. */
export function Age({ at, clock, t, className }: AgeProps) {
  return (
    <time
      dateTime={at.toISOString()}
      title={exactTime(at, clock.locale, clock.timeZone)}
      className={className}
      suppressHydrationWarning
    >
      {age(at, clock.now, clock.locale, clock.timeZone, t)}
    </time>
  )
}

/** Words and clock together, for lists that pass them down to their rows. */
export function useWords() {
  const { t } = useTranslation()
  return { t, clock: useClock() }
}
