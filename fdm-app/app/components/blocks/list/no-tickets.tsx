import type { InboxView } from "fdm-helpdesk/inbox-query"
import { Inbox, SearchX } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { isNarrowed, unfiltered, useList } from "./inbox-context"

/** An empty list: because there is nothing, or because of what it is narrowed by. */
export function NoTickets({ view }: { view: InboxView }) {
  const { t } = useTranslation()
  const { query, to } = useList()
  if (!isNarrowed(query))
    return (
      <Empty icon={Inbox} title={t(`console.empty.${view}`)}>
        {t(`console.emptyText.${view}`)}
      </Empty>
    )
  const hasFilters = isNarrowed({ ...query, text: undefined })
  return (
    <Empty icon={SearchX} title={query.text ? t("filters.nothing", { text: query.text }) : t("filters.none")}>
      <p>{t(hasFilters ? "filters.noneText" : "filters.nothingText")}</p>
      {query.text && hasFilters ? (
        <Link
          to={to({ ...query, filters: {}, where: undefined, cursor: undefined })}
          className={buttonStyle({ className: "mt-4" })}
        >
          {t("filters.searchUnfiltered")}
        </Link>
      ) : (
        <Link to={to(unfiltered(query))} className={buttonStyle({ className: "mt-4" })}>
          {t(hasFilters ? "filters.clear" : "filters.backToList")}
        </Link>
      )}
    </Empty>
  )
}
