import { WifiOff } from "lucide-react"
import { useTranslation } from "react-i18next"

/** Says, out of the way, that what is shown may be of a moment ago. It goes by itself when the connection is back. */
export function ConnectionHint({ isLost }: { isLost: boolean }) {
  const { t } = useTranslation()
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-15 z-20 flex justify-center px-4 xl:top-auto xl:bottom-3"
    >
      {isLost && (
        <p className="flex items-center gap-2 rounded-lg border bg-canvas px-3.5 py-1.5 text-sm shadow-float">
          <WifiOff aria-hidden size={15} className="shrink-0 text-warn-ink" />
          {t("live.lost")}
        </p>
      )}
    </div>
  )
}
