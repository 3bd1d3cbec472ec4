import { useCallback, useEffect, useRef } from "react"
import { useFetchers, useNavigation, useRevalidator } from "react-router"
import { withinScope } from "~/lib/live/live-scope"
import type { Heard } from "./connection"

/** At least so long between two readings of the page, however much happens. */
const betweenMs = 1_000
/** What belongs together (a reply and the move that comes with it) is read together. */
const gatherMs = 60
const busyMs = 150
/** The router tells of a form that was sent as soon as it gets to draw, which on a busy page is not at once. */
const untilToldMs = 500
/** A reading that was overtaken by a step to another page may never be told to be over. */
const longestReadingMs = 10_000

/**
 * Reads the page anew when live events say that something on it changed: at most once a second, not while a form or a step
 * to another page is on its way, and not before somebody looks at the page again.
 *
 * @param now when the page was read last, by the server's clock
 */
export function useFreshPage(now: Date) {
  const { revalidate } = useRevalidator()
  const navigation = useNavigation()
  const fetchers = useFetchers()
  const isBusy = navigation.state !== "idle" || fetchers.some(({ state, formMethod }) => state !== "idle" && formMethod)
  const current = useRef({ now, isBusy, revalidate })
  useEffect(() => {
    current.current = { now, isBusy, revalidate }
  })
  const waiting = useRef<{ tickets: Set<string>; isAll: boolean; timer?: number }>({ tickets: new Set(), isAll: false })
  const last = useRef({ startedAt: Number.NEGATIVE_INFINITY, isReading: false })
  const sentAt = useRef(Number.NEGATIVE_INFINITY)

  const read = useCallback(async () => {
    const { tickets, isAll } = waiting.current
    waiting.current.timer = undefined
    if (tickets.size === 0 && !isAll) return
    const isReading = last.current.isReading && performance.now() - last.current.startedAt < longestReadingMs
    const isBusy = current.current.isBusy || performance.now() - sentAt.current < untilToldMs
    if (isBusy || isReading) {
      waiting.current.timer = window.setTimeout(() => void read(), busyMs)
      return
    }
    if (document.visibilityState === "hidden") return
    waiting.current = { tickets: new Set(), isAll: false }
    last.current = { startedAt: performance.now(), isReading: true }
    try {
      await withinScope(isAll ? "all" : tickets, current.current.revalidate)
    } finally {
      last.current.isReading = false
    }
  }, [])

  const hear = useCallback(
    ({ kind, ticketId, isOwn, spreadMs, at }: Heard) => {
      if (kind === "presence") return
      // What this window did, it has read anew already.
      if (isOwn && current.current.now.getTime() >= at) return
      if (ticketId) waiting.current.tickets.add(ticketId)
      else waiting.current.isAll = true
      const pauseMs = Math.max(0, last.current.startedAt + betweenMs - performance.now())
      waiting.current.timer ??= window.setTimeout(() => void read(), gatherMs + pauseMs + Math.random() * spreadMs)
    },
    [read],
  )

  // A reading that begins while a form is on its way has the router forget where its answer leads.
  useEffect(() => {
    const onSubmit = () => {
      sentAt.current = performance.now()
    }
    document.addEventListener("submit", onSubmit, { capture: true })
    return () => document.removeEventListener("submit", onSubmit, { capture: true })
  }, [])

  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === "visible" && waiting.current.timer === undefined) void read()
    }
    document.addEventListener("visibilitychange", onVisible)
    return () => document.removeEventListener("visibilitychange", onVisible)
  }, [read])

  return hear
}
