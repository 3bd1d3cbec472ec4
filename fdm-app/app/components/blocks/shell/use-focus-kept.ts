import { useEffect } from "react"

/**
 * What an act makes disappear may hold the focus: the button that took a ticket, the tag that was removed. A reader who
 * uses a keyboard would then begin again at the top of the page. So the focus goes to the home of what is gone: the nearest
 * `data-focus-home` in the part of the page around it that is still there.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let around: Element[] = []
    const remember = () => {
      const focused = document.activeElement
      if (focused && focused !== document.body) around = ancestors(focused)
    }
    const restore = () => {
      if (document.activeElement !== document.body || around[0]?.isConnected !== false) return
      const home = homeIn(around.filter((element) => element.isConnected))
      around = []
      home?.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(restore)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener("focusin", remember)
    return () => {
      observer.disconnect()
      document.removeEventListener("focusin", remember)
    }
  }, [])
}

function ancestors(element: Element): Element[] {
  const all: Element[] = []
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) all.push(each)
  return all
}

function homeIn(around: Element[]): HTMLElement | null {
  for (const element of around) {
    const homes = [element, ...element.querySelectorAll("[data-focus-home]")].filter((each) => isHome(each))
    if (homes[0]) return homes[0]
  }
  return document.querySelector("main")
}

function isHome(element: Element): element is HTMLElement {
  return element.matches("[data-focus-home]") && element.getClientRects().length > 0
}
