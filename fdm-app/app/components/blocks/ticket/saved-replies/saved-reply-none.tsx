import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { buttonStyle } from "~/components/ui/button"

/** Before anybody wrote an answer to use again: what it is good for, and where to begin. */
export function SavedReplyNone({ state }: { state: "loading" | "empty" }) {
  const { t } = useTranslation()
  if (state === "loading") return <p className="p-4 text-soft">{t("form.busy")}</p>
  return (
    <div className="grid h-full content-center justify-items-center gap-3 p-6 text-center">
      <p className="font-medium">{t("writing.replies.empty")}</p>
      <p className="max-w-72 text-soft">{t("writing.replies.emptyText")}</p>
      <Link to="/admin/support/settings/replies" className={buttonStyle({ size: "small" })}>
        {t("writing.replies.settings")}
      </Link>
    </div>
  )
}
