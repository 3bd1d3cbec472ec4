import { useEffect, useRef } from "react"
import { useLocation } from "react-router"
import { isShown, rowOf } from "./page-targets"

/**
 * Who comes back to the list goes on at the row of the ticket that was open, not at the top of the page; unless the focus
 * is somewhere already, such as on the link that led back.
 */
export function useBackToRow(): void {
  const { pathname } = useLocation()
  const earlier = useRef(pathname)
  useEffect(() => {
    const left = /^\/admin\/support\/(tic_\w+)$/.exec(earlier.current)?.[1]
    earlier.current = pathname
    if (!left || pathname !== "/admin/support" || !isFree(document.activeElement)) return
    const row = rowOf(left)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: "nearest" })
  }, [pathname])
}

function isFree(focused: Element | null): boolean {
  return !focused || focused.matches("body, main") || !isShown(focused)
}
