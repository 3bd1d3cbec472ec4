import { Keyboard, PanelLeftClose, PanelLeftOpen } from "lucide-react"
import { useTranslation } from "react-i18next"
import { useKeyTarget } from "~/components/blocks/keys/key-cap"
import { useKeys } from "~/components/blocks/keys/keys-context"
import { buttonStyle } from "~/components/ui/button"
import { usePanel } from "./panels"

/** Folds the sidebar to its icons. Needs scripts, so it isn't there without them. */
export function RailSwitch() {
  const { t } = useTranslation()
  const { isOpen, toggle } = usePanel("rail")
  const Icon = isOpen ? PanelLeftClose : PanelLeftOpen
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={t("keys.rail")}
      title={t("keys.railTitle")}
      onClick={toggle}
      className={buttonStyle({ look: "quiet", size: "small", className: "noscript:hidden" })}
      {...useKeyTarget("rail")}
    >
      <Icon aria-hidden size={16} />
    </button>
  )
}

/** Opens the sheet of keys by hand; the only way to it where single keys are switched off. */
export function KeysButton() {
  const { t } = useTranslation()
  const keys = useKeys()
  if (!keys) return null
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts={keys.isOn ? "?" : undefined}
      aria-label={t("keys.show")}
      title={t("keys.showTitle")}
      onClick={keys.showHelp}
      className={buttonStyle({ look: "quiet", size: "small", className: "noscript:hidden" })}
    >
      <Keyboard aria-hidden size={16} />
    </button>
  )
}
