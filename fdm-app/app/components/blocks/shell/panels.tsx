import { createContext, type ReactNode, useContext, useMemo, useState } from "react"
import { type Panel, panelsCookie } from "~/lib/panels"

type Panels = { closed: readonly Panel[]; toggle(panel: Panel): void }

const PanelsContext = createContext<Panels>({ closed: [], toggle: () => undefined })

/** Which panels are folded away; remembered by the browser, and known to the server that renders the next page. */
export function PanelsProvider({ closed: atFirst, children }: { closed: readonly Panel[]; children: ReactNode }) {
  const [closed, setClosed] = useState(atFirst)
  const known = useMemo(() => {
    const toggle = (panel: Panel) => {
      const next = closed.includes(panel) ? closed.filter((each) => each !== panel) : [...closed, panel]
      // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing in browsers that we support
      document.cookie = panelsCookie(next)
      setClosed(next)
    }
    return { closed, toggle }
  }, [closed])
  return <PanelsContext value={known}>{children}</PanelsContext>
}

export function usePanel(panel: Panel): { isOpen: boolean; toggle(): void } {
  const { closed, toggle } = useContext(PanelsContext)
  return { isOpen: !closed.includes(panel), toggle: () => toggle(panel) }
}
