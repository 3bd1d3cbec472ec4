import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react"
import { type Heard, openConnection } from "./connection"
import { ConnectionHint } from "./connection-hint"
import { useFreshPage } from "./use-fresh-page"

type Live = {
  /** Calls `onHeard` with every live event from now on. @returns a function that ends it */
  subscribe(onHeard: (heard: Heard) => void): () => void
}

const LiveContext = createContext<Live>({ subscribe: () => () => undefined })

export const useLive = () => useContext(LiveContext)

type Props = {
  /** Who listens; nobody listens for a page that nobody is signed in to. */
  email: string | undefined
  /** When the page was read, by the server's clock. */
  now: Date
  children: ReactNode
}

/**
 * One connection for all of the page, which reads the page anew when something on it changed. Without scripts, or where
 * the connection can't be had, everything works as before.
 */
export function LiveProvider({ email, now, children }: Props) {
  const subscribers = useRef(new Set<(heard: Heard) => void>())
  const [isLost, setLost] = useState(false)
  const hear = useFreshPage(now)
  const since = useRef(now)
  useEffect(() => {
    if (!email || typeof EventSource === "undefined") return
    return openConnection({
      since: since.current.getTime(),
      onLost: setLost,
      onHeard(heard) {
        hear(heard)
        for (const subscriber of subscribers.current) subscriber(heard)
      },
    })
  }, [email, hear])

  const subscribe = useCallback((subscriber: (heard: Heard) => void) => {
    subscribers.current.add(subscriber)
    return () => void subscribers.current.delete(subscriber)
  }, [])
  const live = useMemo(() => ({ subscribe }), [subscribe])
  return (
    <LiveContext value={live}>
      {children}
      <ConnectionHint isLost={isLost} />
    </LiveContext>
  )
}
