import { useTranslation } from "react-i18next"
import { Alert } from "~/components/ui/alert"
import { useClock } from "~/components/ui/time/time"
import { untilWords } from "~/components/ui/time/time-words"
import type { AuthProblem } from "~/lib/auth/auth-problem"

type Props = {
  problem?: AuthProblem["problem"] | "expired"
  /** ISO 8601 */
  retryAt?: string
  /** Whether a link by mail is a way in. */
  hasLink?: boolean
}

/** Why signing in or up did not work. What is wrong with a field stands at the field. */
export function AuthAlert({ problem, retryAt, hasLink = false }: Props) {
  const { t } = useTranslation()
  const { locale, now } = useClock()
  if (problem === "expired") return <Alert tone="bad" title={t("auth.expired")} />
  if (problem !== "wrong" && problem !== "tooMany") return null
  const when = retryAt ? untilWords(new Date(retryAt), now, locale) : t("time.soon")
  const title = problem === "wrong" ? t("auth.wrong") : t("auth.tooMany", { when })
  return (
    <Alert tone="bad" title={title}>
      {hasLink && <p>{t("auth.linkLetsIn")}</p>}
    </Alert>
  )
}
