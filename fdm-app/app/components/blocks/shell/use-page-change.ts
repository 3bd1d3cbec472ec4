import { useEffect, useRef } from "react"
import { useLocation } from "react-router"
import { useAnnounce } from "~/components/ui/announcer"

/**
 * Tells those who don't see it that another page is there, as browsers do for pages that they load themselves. Where the
 * link that was followed is gone, the focus begins at the content; where it is still there, it stays.
 */
export function usePageChange(contentId: string): void {
  const { pathname } = useLocation()
  const announce = useAnnounce()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    announce(document.title)
    const isLost = document.activeElement === document.body || document.activeElement === null
    if (isLost) document.getElementById(contentId)?.focus({ preventScroll: true })
  }, [pathname, contentId, announce])
}
