import { CircleCheckBig, MessageCircleQuestion, SearchX } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import type { OwnQuestionRow } from "./own-question"
import { TicketCard } from "./ticket-card"

type Props = {
  tickets: OwnQuestionRow[]
  state: "open" | "closed"
  /** What was searched for; empty for no search. */
  text: string
}

/** The questions of one person, newest activity first. */
export function TicketList({ tickets, state, text }: Props) {
  if (tickets.length === 0) return text ? <NothingFound text={text} /> : <NoTickets state={state} />
  return (
    <ul className="divide-y">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <TicketCard ticket={ticket} />
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

function NothingFound({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <Empty icon={SearchX} title={t("filters.own.nothing", { text })}>
      <p>{t("filters.own.nothingText")}</p>
      <Link to="/support/new" className={buttonStyle({ size: "large", className: "mt-4" })}>
        {t("support.ask")}
      </Link>
    </Empty>
  )
}
