import type { InboxRow, TicketDetail, TicketId } from "fdm-helpdesk"
import type { Workflow } from "fdm-helpdesk/workflow"
import { type ReactNode, useEffect } from "react"
import { useTranslation } from "react-i18next"
import { Link, useFetcher } from "react-router"
import { StatusBadge } from "~/components/blocks/ticket/status-badge"
import { When } from "~/components/ui/time/time"

type Row = InboxRow

/** What the route beside the ticket's page reads. */
export type Related = { ofRequester: Row[]; ofFarm: Row[] }

/** The latest tickets of the same person and farm. Read after the ticket, so that opening it never waits for them. */
export function useRelatedTickets({ ticket, requester }: TicketDetail) {
  const { load, data } = useFetcher<Related>({ key: `related/${ticket.id}` })
  useEffect(() => {
    const query = new URLSearchParams({ requester: requester.id, ...(ticket.farmId && { farm: ticket.farmId }) })
    void load(`/admin/support/${ticket.id}/related?${query}`)
  }, [load, ticket.id, ticket.farmId, requester.id])
  return data
}

type Props = {
  label: string
  /** Undefined until they are read. */
  rows: readonly Row[] | undefined
  workflow: Workflow
  /** Where there are more of them. */
  all: { to: string; label: string }
  none: ReactNode
}

/** A few tickets with how they stand, each a way to go there. */
export function RelatedTickets({ label, rows, workflow, all, none }: Props) {
  if (rows?.length === 0) return <p className="text-soft text-xs leading-5">{none}</p>
  return (
    <>
      {rows && (
        <ul aria-label={label} className="-mx-2 grid grid-cols-[minmax(0,1fr)]">
          {rows.map((row) => (
            <li key={row.id}>
              <Related row={row} workflow={workflow} />
            </li>
          ))}
        </ul>
      )}
      <Link
        to={all.to}
        className="w-fit rounded-sm text-accent-ink text-xs leading-6 underline-offset-2 hover:underline"
      >
        {all.label}
      </Link>
    </>
  )
}

function Related({ row, workflow }: { row: Row & { id: TicketId }; workflow: Workflow }) {
  const { t } = useTranslation()
  return (
    <Link
      to={`/admin/support/${row.id}?view=all`}
      prefetch="intent"
      className="grid rounded-md px-2 py-1 hover:bg-hover"
      title={t("sidebar.openRelated", { ref: row.ref })}
    >
      <span className="truncate">{row.subject}</span>
      <span className="flex items-center gap-2 text-soft text-xs leading-5">
        <StatusBadge ticket={row} workflow={workflow} />
        <When at={row.createdAt} className="ml-auto tabular-nums" />
      </span>
    </Link>
  )
}
