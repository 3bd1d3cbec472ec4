import type { ErrorCode, ErrorDetails } from "fdm-core/errors"
import { useTranslation } from "react-i18next"
import { useClock } from "~/components/ui/time/time"
import { untilWords } from "~/components/ui/time/time-words"

/** What went wrong and what to do next, in words; of what was done too often also when it goes again. */
export function useErrorText(): (error: { code: ErrorCode | "unknown"; details?: ErrorDetails }) => string {
  const { t } = useTranslation()
  const { locale, now } = useClock()
  return ({ code, details }) => {
    // A page without the shell has no clock, and then `now` is 0.
    const at = now.getTime() > 0 ? details?.retryAt : undefined
    return t(`error.text.${code}`, {
      when: typeof at === "string" ? untilWords(new Date(at), now, locale) : t("time.soon"),
    })
  }
}
