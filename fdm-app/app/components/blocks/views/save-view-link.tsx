import { BookmarkPlus, Pencil } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { useList } from "~/components/blocks/list/inbox-context"
import { buttonStyle } from "~/components/ui/button"

/** Keeps the list under a name; of one that is kept, changes how it looks and who has it. */
export function SaveViewLink() {
  const { t } = useTranslation()
  const { saved, search } = useList()
  const label = saved ? t("views.edit") : t("views.save")
  const Picture = saved ? Pencil : BookmarkPlus
  return (
    <Link
      to={`/admin/support/views/${saved?.id ?? "new"}${search}`}
      aria-label={label}
      title={label}
      className={buttonStyle({ look: "quiet", size: "small", className: "px-1.5" })}
    >
      <Picture aria-hidden size={15} />
    </Link>
  )
}
