/** What the server tells an open page; `LiveEvent` of the library, and within how long to act on it. */
export type Heard = {
  kind: "ticket" | "presence" | "resync"
  ticketId?: string
  /** The reader did it, in this window or another. */
  isOwn?: boolean
  spreadMs: number
  /** When the server passed it on, in ms by its own clock. */
  at: number
}

export type ConnectionOptions = {
  /** When the page was read from the database, in ms by the server's clock. */
  since: number
  onHeard(heard: Heard): void
  /** True a few seconds after the connection was lost, false as soon as it is back. */
  onLost(isLost: boolean): void
}

/** A page that nobody looks at lets go of its connection: browsers give a site only six, for all its tabs. */
const hiddenMs = 15_000
/** Shorter interruptions are nobody's concern. */
const lostMs = 4_000
const firstRetryMs = 4_000
const longestRetryMs = 60_000

/**
 * Keeps one connection for live events while the page is looked at. The browser makes a lost one anew by itself; only where
 * the server refused it (a proxy's error page, an ended session) is it tried again from here, later and later.
 *
 * @returns a function that ends it
 */
export function openConnection({ since, onHeard, onLost }: ConnectionOptions): () => void {
  const openedAt = performance.now()
  /** Up to when nothing was missed. */
  let whole = since
  let source: EventSource | undefined
  let retryMs = firstRetryMs
  const timers: Partial<Record<"hide" | "lose" | "retry", number>> = {}

  const after = (name: keyof typeof timers, ms: number, act: () => void) => {
    window.clearTimeout(timers[name])
    timers[name] = window.setTimeout(act, ms)
  }
  const cancel = (...names: (keyof typeof timers)[]) => {
    for (const name of names) {
      window.clearTimeout(timers[name])
      timers[name] = undefined
    }
  }
  const serverNow = () => Math.round(since + performance.now() - openedAt)

  function connect(): void {
    if (source) return
    source = new EventSource(`/api/live?since=${Math.round(whole)}`)
    source.addEventListener("open", () => {
      retryMs = firstRetryMs
      cancel("lose", "retry")
      onLost(false)
    })
    source.addEventListener("message", ({ data }) => onHeard(JSON.parse(data)))
    source.addEventListener("error", onError)
  }

  function onError(): void {
    if (source?.readyState === EventSource.OPEN) return
    if (timers.lose === undefined) after("lose", lostMs, () => onLost(true))
    if (source?.readyState !== EventSource.CLOSED) return
    // Something may be missed from now on, and there is no browser to say so.
    whole = 1
    source = undefined
    after("retry", retryMs * (0.5 + Math.random()), connect)
    retryMs = Math.min(retryMs * 2, longestRetryMs)
  }

  function disconnect(): void {
    cancel("lose", "retry", "hide")
    if (source?.readyState === EventSource.OPEN) whole = serverNow()
    else whole = 1
    source?.close()
    source = undefined
  }

  function onVisibility(): void {
    cancel("hide")
    if (document.visibilityState === "hidden") after("hide", hiddenMs, disconnect)
    else connect()
  }

  document.addEventListener("visibilitychange", onVisibility)
  window.addEventListener("pagehide", disconnect)
  window.addEventListener("pageshow", onVisibility)
  onVisibility()
  return () => {
    document.removeEventListener("visibilitychange", onVisibility)
    window.removeEventListener("pagehide", disconnect)
    window.removeEventListener("pageshow", onVisibility)
    disconnect()
  }
}
