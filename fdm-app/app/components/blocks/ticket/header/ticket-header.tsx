import type { TicketDetail } from "fdm-helpdesk"
import { ArrowLeft } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router"
import { useKeyTarget } from "~/components/blocks/keys/key-cap"
import { Present, PresentInWords } from "~/components/blocks/live/present"
import { PriorityBadge } from "~/components/blocks/ticket/priority-badge"
import { StatusBadge } from "~/components/blocks/ticket/status-badge"
import { TagChip } from "~/components/blocks/ticket/tag-chip"
import { type Choices, useShownTicket } from "~/components/blocks/ticket/use-shown-ticket"
import { ContextSwitch } from "./context-panel"
import { ResolveButton } from "./resolve-button"
import { SubjectForm } from "./subject-form"

/** Which ticket this is, how it stands, and what is done with it as a whole. */
export function TicketHeader({ detail, choices }: { detail: TicketDetail; choices: Choices }) {
  const { t } = useTranslation()
  const { search } = useLocation()
  const back = useKeyTarget("back")
  const { ticket, assignee, tags, workflow } = useShownTicket(detail, choices)
  return (
    <header className="grid grid-cols-[minmax(0,1fr)] gap-1 border-b px-4 py-2.5 sm:px-5">
      <Link
        to={`/admin/support${search}`}
        className="flex min-h-7 w-fit items-center gap-1.5 rounded-sm text-soft hover:text-ink lg:hidden"
        {...back}
      >
        <ArrowLeft aria-hidden size={16} />
        {t("console.back")}
      </Link>
      <div className="flex flex-wrap items-start justify-end gap-x-3 gap-y-1.5 sm:flex-nowrap">
        <div className="min-w-0 flex-1 basis-full sm:basis-0">
          <SubjectForm key={ticket.id} ticket={detail.ticket} subject={ticket.subject} />
        </div>
        <div className="flex flex-wrap justify-end gap-2 sm:shrink-0 sm:flex-nowrap">
          <ResolveButton detail={detail} />
          <ContextSwitch />
        </div>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft text-xs">
        <span className="tabular-nums">{ticket.ref}</span>
        <StatusBadge ticket={ticket} workflow={workflow} />
        <PriorityBadge priority={ticket.priority} t={t} />
        <span>{assignee ? t("console.assignedTo", { name: assignee.name }) : t("console.view.unassigned")}</span>
        {tags.map((tag) => (
          <TagChip key={tag.id} tag={tag} />
        ))}
        <Present ticketId={ticket.id} />
        <PresentInWords ticketId={ticket.id} />
      </p>
    </header>
  )
}
