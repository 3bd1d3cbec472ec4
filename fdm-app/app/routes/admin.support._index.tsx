import { MessagesSquare } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Empty } from "~/components/ui/empty"
import { PageTitle } from "~/components/ui/page-title"

/** What stands beside the list while no ticket is open. */
export default function NoTicketOpen() {
  const { t } = useTranslation()
  return (
    <div className="grid flex-1 content-center">
      <PageTitle>{t("console.title")}</PageTitle>
      <Empty icon={MessagesSquare} title={t("console.choose")}>
        {t("console.chooseText")}
      </Empty>
    </div>
  )
}
