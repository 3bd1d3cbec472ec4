import { ArrowUp } from "lucide-react"
import { useTranslation } from "react-i18next"

type Props = { count: number; onShow: () => void }

/** "3 nieuw": what waits above the list until its reader wants to see it, so that no row moves under their cursor. */
export function Arrivals({ count, onShow }: Props) {
  const { t } = useTranslation()
  return (
    <div role="status" className="sticky top-0 z-10">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="flex h-8 w-full items-center justify-center gap-1.5 border-b bg-accent-tint font-medium text-accent-ink text-sm outline-offset-[-2px] hover:underline"
        >
          <ArrowUp aria-hidden size={14} />
          {t("live.arrivals", { count })}
        </button>
      )}
    </div>
  )
}
