import { savedViewsAtMost } from "fdm-helpdesk/inbox-query"
import { useTranslation } from "react-i18next"
import { Alert } from "~/components/ui/alert"

/** There is no room for one more view. */
export function TooMany() {
  const { t } = useTranslation()
  return <Alert tone="bad" title={t("views.tooMany", { count: savedViewsAtMost })} />
}
