import type { TicketDetail } from "fdm-helpdesk"
import { ArrowLeft } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router"
import { PriorityBadge } from "./priority-badge"
import { StatusBadge } from "./status-badge"

/** Which ticket this is and how it stands. */
export function TicketHeader({ detail: { ticket, assignee, workflow } }: { detail: TicketDetail }) {
  const { t } = useTranslation()
  const { search } = useLocation()
  return (
    <header className="grid gap-1 border-b px-4 py-3 sm:px-5">
      <Link
        to={`/admin/support${search}`}
        className="flex w-fit items-center gap-1.5 rounded-sm text-soft hover:text-ink lg:hidden"
      >
        <ArrowLeft aria-hidden size={16} />
        {t("console.back")}
      </Link>
      <h2 className="wrap-anywhere font-semibold text-lg leading-snug">{ticket.subject}</h2>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft text-xs">
        <span className="tabular-nums">{ticket.ref}</span>
        <StatusBadge ticket={ticket} workflow={workflow} />
        <PriorityBadge priority={ticket.priority} t={t} />
        <span>{assignee ? t("console.assignedTo", { name: assignee.name }) : t("console.view.unassigned")}</span>
        <a href="#details" className="text-accent-ink underline-offset-2 hover:underline @2xl:hidden">
          {t("console.toDetails")}
        </a>
      </p>
    </header>
  )
}
