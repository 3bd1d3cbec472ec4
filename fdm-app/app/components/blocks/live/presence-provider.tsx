import type { Presence } from "fdm-helpdesk"
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react"
import { useLive } from "./live-provider"

/** JSON of the server, where ids are texts. */
type Present = Pick<Presence, "name" | "isTyping"> & { ticketId: string; contactId: string }

const PresenceContext = createContext<ReadonlyMap<string, Present[]>>(new Map())
const OwnContext = createContext("")

/** Who else is at a ticket right now, by name. */
export function usePresent(ticketId: string): readonly Present[] {
  return useContext(PresenceContext).get(ticketId) ?? nobody
}

/** The reader as a contact of the desk; empty where pages don't say. */
export function useOwnContactId(): string {
  return useContext(OwnContext)
}

const nobody: readonly Present[] = []

type Props = {
  /** As the page was read. */
  found: readonly Present[]
  /** The reader, who needn't be told that they are there. */
  ownContactId: string
  /** The tickets on the screen. */
  ticketIds: readonly string[]
  children: ReactNode
}

/** Nobody says that they stay: who is shown is asked for again, well before a sign of theirs can be too old. */
const lookAgainMs = 20_000
const gatherMs = 150

/** Knows who else is at the tickets on the screen, and asks again when somebody comes, goes or types. */
export function PresenceProvider({ found, ownContactId, ticketIds, children }: Props) {
  const [asked, setAsked] = useState<readonly Present[]>(found)
  const [read, setRead] = useState(found)
  if (read !== found) {
    setRead(found)
    setAsked(found)
  }
  const others = useMemo(() => byTicket(asked, ownContactId), [asked, ownContactId])
  const look = useLook(ticketIds, setAsked)
  useLookOnNews(ticketIds, look)

  useEffect(() => {
    if (others.size === 0) return
    const timer = window.setTimeout(look, lookAgainMs)
    return () => window.clearTimeout(timer)
  }, [others, look])

  return (
    <OwnContext value={ownContactId}>
      <PresenceContext value={others}>{children}</PresenceContext>
    </OwnContext>
  )
}

function byTicket(all: readonly Present[], ownContactId: string): Map<string, Present[]> {
  const others = all.filter(({ contactId }) => contactId !== ownContactId)
  return Map.groupBy(others, ({ ticketId }) => ticketId)
}

/** Asks who is there. An answer that a later question overtook is passed over; without one, what is shown stays. */
function useLook(ticketIds: readonly string[], onFound: (found: Present[]) => void): () => void {
  const asked = useRef(0)
  const tickets = ticketIds.join()
  return useCallback(async () => {
    const turn = ++asked.current
    const query = new URLSearchParams(tickets.split(",").map((id) => ["ticket", id]))
    const answer = await fetch(`/api/presence?${query}`).catch(() => undefined)
    if (answer?.ok && turn === asked.current) onFound(await answer.json())
  }, [tickets, onFound])
}

function useLookOnNews(ticketIds: readonly string[], look: () => void): void {
  const { subscribe } = useLive()
  const timer = useRef<number>(undefined)
  const onScreen = useMemo(() => new Set(ticketIds), [ticketIds])
  useEffect(
    () =>
      subscribe(({ kind, ticketId = "", isOwn, spreadMs }) => {
        const concerns = kind === "resync" || (kind === "presence" && !isOwn && onScreen.has(ticketId))
        if (!concerns) return
        window.clearTimeout(timer.current)
        timer.current = window.setTimeout(look, gatherMs + Math.random() * spreadMs)
      }),
    [subscribe, onScreen, look],
  )
}
