import { useTranslation } from "react-i18next"
import { useClock } from "~/components/ui/time/time"
import { exactTime, momentOf } from "~/components/ui/time/time-words"
import type { DraftKeeper } from "./draft-keeper"
import { useDraftState } from "./use-draft"

/** Whether what is written is kept, in few words that stay out of the way. */
export function DraftStatus({ keeper }: { keeper: DraftKeeper }) {
  const { t } = useTranslation()
  const { locale, timeZone, now } = useClock()
  const state = useDraftState(keeper)
  if (state.phase === "failed") return <p className="text-danger-ink text-xs">{t("writing.draft.failed")}</p>
  if (state.phase !== "saved") return null
  const latest = new Date(Math.max(state.at.getTime(), now.getTime()))
  const time = momentOf(state.at, latest, locale, timeZone, t)
  return (
    <p
      title={exactTime(state.at, locale, timeZone)}
      className="text-soft text-xs tabular-nums group-has-[[value=internal]:checked]:text-note-ink"
      suppressHydrationWarning
    >
      {t("writing.draft.saved", { time })}
    </p>
  )
}
