import { clsx } from "clsx"
import type { InboxRow, InboxView } from "fdm-helpdesk"
import { Inbox } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { usePresent } from "~/components/blocks/live/presence-provider"
import { Present } from "~/components/blocks/live/present"
import { Empty } from "~/components/ui/empty"
import { initialsOf } from "~/components/ui/initials"
import { Age, useWords } from "~/components/ui/time"
import { isPressing, PriorityBadge } from "./priority-badge"
import { RowCheckbox } from "./row-checkbox"

type Props = {
  view: InboxView
  rows: InboxRow[]
  /** The ticket that is open beside the list. */
  openTicketId?: string
  /** What to put behind a ticket's address, so that it opens in this view. */
  search: string
}

/** The shared inbox: one line of who and when, one of what, one of the latest message. */
export function InboxList({ view, rows, openTicketId, search }: Props) {
  const { t, clock } = useWords()
  if (rows.length === 0)
    return (
      <Empty icon={Inbox} title={t(`console.empty.${view}`)}>
        {t(`console.emptyText.${view}`)}
      </Empty>
    )
  return (
    <ul aria-label={t("console.list", { view: t(`console.view.${view}`) })} className="divide-y">
      {rows.map((row) => (
        <li key={row.id} data-row-item className="group/row relative has-[:checked]:bg-accent-tint">
          <RowCheckbox ticket={row} />
          <Row row={row} isOpen={row.id === openTicketId} search={search} t={t} clock={clock} />
        </li>
      ))}
    </ul>
  )
}

type RowProps = { row: InboxRow; isOpen: boolean; search: string } & ReturnType<typeof useWords>

/** As few elements as say it: rendering the rows costs more than reading them. */
function Row({ row, isOpen, search, t, clock }: RowProps) {
  const isUnread = row.isUnread && !isOpen
  const hasOthers = usePresent(row.id).length > 0
  const strong = isUnread ? "font-semibold" : "font-medium"
  return (
    <Link
      to={`/admin/support/${row.id}${search}`}
      data-row={row.id}
      prefetch="intent"
      aria-current={isOpen ? "page" : undefined}
      className={clsx(
        "relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 py-2.5 pr-3 pl-6 outline-offset-[-2px] hover:bg-hover aria-[current]:bg-selected",
        isUnread && "before:absolute before:top-4 before:left-2.5 before:size-1.5 before:rounded-full before:bg-accent",
      )}
    >
      <span className={clsx("truncate", strong)}>
        {row.requesterName}
        {isUnread && <span className="sr-only">, {t("console.unread")}</span>}
      </span>
      <Age at={row.lastMessageAt} clock={clock} t={t} className="text-right text-soft text-xs leading-5 tabular-nums" />
      <span
        className={clsx("col-start-1 truncate", isUnread && "font-medium", !isPressing(row.priority) && "col-end-3")}
      >
        {row.subject}
      </span>
      {isPressing(row.priority) && <PriorityBadge priority={row.priority} t={t} className="justify-self-end" />}
      <span
        className={clsx(
          "col-start-1 truncate text-soft text-xs leading-5",
          !row.assigneeName && !hasOthers && "col-end-3",
        )}
      >
        {row.hasDraft && <span className="font-medium text-warn-ink">{t("writing.mark")} · </span>}
        {row.lastMessagePreview}
      </span>
      {(row.assigneeName || hasOthers) && (
        <span className="flex items-center justify-end gap-1.5">
          <Present ticketId={row.id} isInRow />
          {row.assigneeName && (
            <abbr
              title={t("console.assignedTo", { name: row.assigneeName })}
              className="text-soft text-xs leading-5 no-underline"
            >
              {initialsOf(row.assigneeName)}
            </abbr>
          )}
        </span>
      )}
    </Link>
  )
}

type PagesProps = { view: InboxView; nextCursor: string | null; isFirst: boolean }

/** On with the list, and back to its beginning. */
export function InboxPages({ view, nextCursor, isFirst }: PagesProps) {
  const { t } = useTranslation()
  if (isFirst && !nextCursor) return null
  const link = "rounded-sm text-accent-ink underline-offset-2 hover:underline"
  return (
    <p className="flex justify-between gap-4 border-t px-5 py-3">
      {isFirst ? (
        <span />
      ) : (
        <Link to={`/admin/support?view=${view}`} className={link}>
          {t("console.newest")}
        </Link>
      )}
      {nextCursor && (
        <Link to={`/admin/support?${new URLSearchParams({ view, cursor: nextCursor })}`} className={link}>
          {t("console.more")}
        </Link>
      )}
    </p>
  )
}
