import { createContext, type ReactNode, useCallback, useContext, useState } from "react"

const Announce = createContext<(words: string) => void>(() => undefined)

/** One place from which the page speaks to those who don't see what changed. Says the same words twice when asked to. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: "", count: 0 })
  const announce = useCallback((words: string) => setSaid(({ count }) => ({ words, count: count + 1 })), [])
  return (
    <Announce value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        <span key={said.count}>{said.words}</span>
      </div>
    </Announce>
  )
}

export function useAnnounce() {
  return useContext(Announce)
}
