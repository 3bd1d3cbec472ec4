import { clsx } from "clsx"
import { PanelRight, X } from "lucide-react"
import { type ReactNode, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { usePanel } from "~/components/blocks/shell/panels"
import { buttonStyle } from "~/components/ui/button"

const panelId = "ticket-context"

/** From here on the panel stands beside the conversation; where it is narrower, it comes out from the side. */
const besideWidth = "(min-width: 80rem)"

/**
 * What stands beside a conversation. One element in both shapes: a column that folds away, remembered, where there is room;
 * the browser's own popover, which needs no scripts to open, where there isn't.
 */
export function ContextPanel({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { isOpen } = usePanel("context")
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const width = matchMedia(besideWidth)
    const putBack = () => width.matches && panel.current?.matches(":popover-open") && panel.current.hidePopover()
    width.addEventListener("change", putBack)
    return () => width.removeEventListener("change", putBack)
  }, [])
  return (
    <aside
      ref={panel}
      id={panelId}
      popover="auto"
      aria-label={t("console.details")}
      className={clsx(
        "fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-80 max-w-[90vw] overflow-y-auto border-l bg-canvas text-ink shadow-float",
        "backdrop:bg-[rgb(0_0_0/0.3)] xl:static xl:h-auto xl:w-76 xl:shrink-0 xl:shadow-none",
        isOpen ? "xl:block" : "xl:hidden",
      )}
    >
      <p className="flex justify-end px-2 pt-2 xl:hidden">
        <button
          type="button"
          popoverTarget={panelId}
          popoverTargetAction="hide"
          className={buttonStyle({ look: "quiet", size: "small" })}
        >
          <X aria-hidden size={15} />
          {t("keys.close")}
        </button>
      </p>
      {children}
    </aside>
  )
}

/** Opens and closes what stands beside the conversation. */
export function ContextSwitch() {
  const { t } = useTranslation()
  const { isOpen, toggle } = usePanel("context")
  const target = useKeyTarget("context")
  const style = buttonStyle({ size: "small" })
  const words = (
    <>
      <PanelRight aria-hidden size={15} />
      {t("console.toDetails")}
      <KeyCap of="context" className="text-soft" />
    </>
  )
  return (
    <>
      <button type="button" popoverTarget={panelId} className={clsx(style, "xl:hidden")} {...target}>
        {words}
      </button>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={toggle}
        className={clsx(style, "noscript:hidden max-xl:hidden")}
        {...target}
      >
        {words}
      </button>
    </>
  )
}
