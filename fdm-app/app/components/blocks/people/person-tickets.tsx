import type { Requester } from "fdm-helpdesk"
import type { Workflow } from "fdm-helpdesk/workflow"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { StatusBadge } from "~/components/blocks/ticket/status-badge"
import { Section } from "~/components/ui/section"
import { When } from "~/components/ui/time/time"

type Props = { person: Requester; workflow: Workflow }

/** What a person asked, latest first. */
export function PersonTickets({ person: { tickets, ticketCount }, workflow }: Props) {
  const { t } = useTranslation()
  return (
    <Section title={t("people.page.tickets", { count: ticketCount })}>
      {tickets.length === 0 && <p className="text-soft text-sm">{t("people.page.noTickets")}</p>}
      <ul className="-mt-1 divide-y">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link
              to={`/admin/support/${ticket.id}`}
              className="-mx-3 block rounded-md px-3 py-2.5 text-sm hover:bg-hover"
            >
              <span className="flex items-baseline gap-3">
                <span className="wrap-anywhere line-clamp-2 min-w-0 flex-1 font-medium">{ticket.subject}</span>
                <When at={ticket.lastMessageAt} className="whitespace-nowrap text-soft text-xs tabular-nums" />
              </span>
              <span className="mt-0.5 flex flex-wrap items-center gap-x-2.5 text-soft text-xs">
                <span className="tabular-nums">{ticket.ref}</span>
                <StatusBadge ticket={ticket} workflow={workflow} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {ticketCount > tickets.length && (
        <p className="text-soft text-sm">{t("people.page.latest", { count: tickets.length, total: ticketCount })}</p>
      )}
    </Section>
  )
}
