import type { MyTicketRow } from "fdm-helpdesk"
import type { Workflow } from "fdm-helpdesk/workflow"
import { CircleCheckBig, MessageCircleQuestion } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { TicketCard } from "./ticket-card"

type Props = { tickets: MyTicketRow[]; state: "open" | "closed"; workflow: Workflow }

/** The questions of one person, newest activity first. */
export function TicketList({ tickets, state, workflow }: Props) {
  if (tickets.length === 0) return <NoTickets state={state} />
  return (
    <ul className="divide-y">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <TicketCard ticket={ticket} workflow={workflow} />
        </li>
      ))}
    </ul>
  )
}

function NoTickets({ state }: { state: "open" | "closed" }) {
  const { t } = useTranslation()
  if (state === "closed")
    return (
      <Empty icon={CircleCheckBig} title={t("support.emptyClosed")}>
        {t("support.emptyClosedText")}
      </Empty>
    )
  return (
    <Empty icon={MessageCircleQuestion} title={t("support.emptyOpen")}>
      <p>{t("support.emptyOpenText")}</p>
      <Link to="/support/new" className={buttonStyle({ look: "primary", size: "large", className: "mt-4" })}>
        {t("support.ask")}
      </Link>
    </Empty>
  )
}
