import { Info } from "lucide-react"
import { useTranslation } from "react-i18next"

/** Names what of the address was left out, as the reader may have expected it to count. */
export function IgnoredHint({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  if (names.length === 0) return null
  return (
    <p role="status" className="flex gap-2 border-b bg-sunken px-4 py-2.5 text-soft text-xs leading-5">
      <Info aria-hidden size={14} className="mt-0.75 shrink-0" />
      <span className="wrap-anywhere">{t("filters.ignored", { count: names.length, names: names.join(", ") })}</span>
    </p>
  )
}
