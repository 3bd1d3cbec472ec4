import { clsx } from "clsx"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { Snippet } from "~/components/blocks/search/snippet"
import { When } from "~/components/ui/time/time"
import type { OwnQuestionRow } from "./own-question"

/** A question in the list of the person who asked it: what it was and, while it is open, how it stands in plain words. */
export function TicketCard({ ticket }: { ticket: OwnQuestionRow }) {
  const { t } = useTranslation()
  return (
    <Link to={`/support/${ticket.id}`} className="-mx-3 block rounded-md px-3 py-3.5 hover:bg-hover">
      <span className="flex items-baseline gap-3">
        <span
          className={clsx(
            "wrap-anywhere line-clamp-2 min-w-0 flex-1",
            ticket.isUnread ? "font-semibold" : "font-medium",
          )}
        >
          {ticket.subjectSegments ? <Snippet segments={ticket.subjectSegments} /> : ticket.subject}
        </span>
        <When at={ticket.lastMessageAt} className="whitespace-nowrap text-soft text-sm tabular-nums" />
      </span>
      <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        {ticket.isUnread && (
          <span className="rounded-full bg-accent px-2 font-medium text-on-accent text-xs leading-5">
            {t("support.unread")}
          </span>
        )}
        {ticket.meaning}
      </span>
      {ticket.snippet && (
        <span className="wrap-anywhere mt-0.5 line-clamp-2 text-soft text-sm">
          <Snippet segments={ticket.snippet} />
        </span>
      )}
      <span className="mt-0.5 block truncate text-soft text-sm">
        <span className="tabular-nums">{ticket.ref}</span>
        {ticket.farmName && ` · ${ticket.farmName}`}
      </span>
    </Link>
  )
}
