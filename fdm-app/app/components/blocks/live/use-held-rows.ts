import { type RefObject, useCallback, useEffect, useRef, useState } from "react"
import { useFetchers, useNavigation } from "react-router"
import { arrivalsIn, inHeldOrder } from "./held-rows"

type Row = { id: string }

/**
 * Keeps the rows of a list where they are while somebody points at it, is in it with the keyboard, or has scrolled: what
 * live events bring waits until they ask for it, or look away. What the reader does changes the list at once.
 *
 * @param key names the list; another one is shown as it is
 * @param box scrolls the list
 * @returns the rows to show, how many tickets wait to be shown in their place, and what shows them
 */
export function useHeldRows<R extends Row>(rows: R[], key: string, box: RefObject<HTMLElement | null>) {
  const [shown, setShown] = useState({ key, rows, latest: rows })
  const hasActed = useActed()

  if (shown.key !== key) {
    hasActed.current = false
    setShown({ key, rows, latest: rows })
  } else if (shown.latest !== rows) {
    const mayMove = hasActed.current || !isBusyWith(box.current)
    hasActed.current = false
    setShown({ key, rows: mayMove ? rows : inHeldOrder(shown.rows, rows), latest: rows })
  }

  const catchUp = useCallback(() => setShown((held) => ({ ...held, rows: held.latest })), [])
  const arrivals = arrivalsIn(shown.rows, shown.latest)
  const isHeld = shown.rows !== shown.latest
  useWhenIdle(box, isHeld, catchUp)
  return { rows: shown.rows, arrivals, catchUp }
}

/** Whether the reader did something since the list was read last: a form that was sent, a step to another page. */
function useActed() {
  const hasActed = useRef(false)
  const navigation = useNavigation()
  const isSending = useFetchers().some(({ state, formMethod }) => state !== "idle" && formMethod !== undefined)
  if (navigation.state !== "idle" || isSending) hasActed.current = true
  return hasActed
}

function isBusyWith(box: HTMLElement | null): boolean {
  return box !== null && (box.scrollTop > 0 || box.matches(":hover, :focus-within"))
}

/** Catches up when its reader looks elsewhere. */
function useWhenIdle(box: RefObject<HTMLElement | null>, isHeld: boolean, catchUp: () => void): void {
  const timer = useRef<number>(undefined)
  useEffect(() => {
    const element = box.current
    if (!isHeld || !element) return
    const look = () => {
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => !isBusyWith(element) && catchUp(), 150)
    }
    const signs = ["pointerleave", "focusout", "scroll"] as const
    for (const sign of signs) element.addEventListener(sign, look)
    return () => {
      window.clearTimeout(timer.current)
      for (const sign of signs) element.removeEventListener(sign, look)
    }
  }, [box, isHeld, catchUp])
}
