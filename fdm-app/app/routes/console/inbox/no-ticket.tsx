import { MessagesSquare } from "lucide-react"
import { useTranslation } from "react-i18next"
import { useRouteLoaderData } from "react-router"
import { Empty } from "~/components/ui/empty"
import { PageTitle } from "~/components/ui/page-title"
import type { loader } from "./inbox"

/** What stands beside the list while no ticket is open. */
export default function NoTicketOpen() {
  const { t } = useTranslation()
  const { query, saved } = useRouteLoaderData<typeof loader>("routes/console/inbox/inbox") ?? {}
  const { view, text } = query ?? {}
  const list = text ? t("filters.foundFor", { text }) : view && t(`console.view.${view}`)
  return (
    <div className="grid flex-1 content-center">
      <PageTitle>{[saved?.name ?? list, t("console.title")].filter(Boolean).join(" · ")}</PageTitle>
      <Empty icon={MessagesSquare} title={t("console.choose")}>
        {t("console.chooseText")}
      </Empty>
    </div>
  )
}
