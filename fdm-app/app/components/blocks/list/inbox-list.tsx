import { clsx } from "clsx"
import type { InboxView } from "fdm-helpdesk"
import { defaultInboxColumns, type InboxColumn } from "fdm-helpdesk/inbox-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { RowCheckbox } from "~/components/blocks/bulk/row-checkbox"
import { useIsWide, useList } from "~/components/blocks/list/inbox-context"
import type { ListedTicket } from "~/components/blocks/list/listed-ticket"
import { NoTickets } from "~/components/blocks/list/no-tickets"
import { usePresent } from "~/components/blocks/live/presence-provider"
import { Present } from "~/components/blocks/live/present"
import { Snippet } from "~/components/blocks/search/snippet"
import { isPressing, PriorityBadge } from "~/components/blocks/ticket/priority-badge"
import { TagDots } from "~/components/blocks/ticket/tag-chip"
import { initialsOf } from "~/components/ui/initials"
import { Age, useWords } from "~/components/ui/time/time"
import { ChosenCells } from "./chosen-row"
import { InboxTable } from "./inbox-table"

type Props = {
  view: InboxView
  /** What the list is called. */
  label: string
  rows: ListedTicket[]
  /** The ticket that is open beside the list. */
  openTicketId?: string
}

/** The shared inbox: one line of who and when, one of what, one of the latest message. */
export function InboxList({ view, label, rows, openTicketId }: Props) {
  const { t, clock } = useWords()
  const { search, saved, choices } = useList()
  const isWide = useIsWide()
  const chosen = saved && !isUsual(saved.columns) ? saved.columns : undefined
  const words = { t, clock, statuses: choices.statuses }
  if (rows.length === 0) return <NoTickets view={view} />
  return (
    <>
      {isWide && saved && (
        <div className="hidden xl:block">
          <InboxTable label={label} rows={rows} columns={saved.columns} words={words} />
        </div>
      )}
      <ul aria-label={label} className={clsx("divide-y", isWide && "xl:hidden")}>
        {rows.map((row) => (
          <li key={row.id} data-row-item className="group/row relative has-[:checked]:bg-accent-tint">
            <RowCheckbox ticket={row} />
            {chosen ? (
              <RowLink row={row} isOpen={row.id === openTicketId} search={search} className={chosenRow}>
                {(state) => <ChosenCells row={row} columns={chosen} words={words} {...state} />}
              </RowLink>
            ) : (
              <Row row={row} isOpen={row.id === openTicketId} search={search} t={t} clock={clock} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The usual columns have a row made for them, which says more in less room. */
function isUsual(columns: readonly InboxColumn[]): boolean {
  return columns.join() === defaultInboxColumns.join()
}

type RowState = { isUnread: boolean; isOpen: boolean }

type RowLinkProps = {
  row: ListedTicket
  isOpen: boolean
  search: string
  className: string
  children: (state: RowState) => ReactNode
}

const usualRow = "grid grid-cols-[minmax(0,1fr)_auto] gap-x-2"
const chosenRow = "flex flex-wrap items-center gap-x-2"

/** A whole row leads to its ticket. What is open is being read, so it isn't marked as unread. */
function RowLink({ row, isOpen, search, className, children }: RowLinkProps) {
  const isUnread = row.isUnread && !isOpen
  return (
    <Link
      to={`/admin/support/${row.id}${search}`}
      data-row={row.id}
      prefetch="intent"
      aria-current={isOpen ? "page" : undefined}
      className={clsx(
        "relative py-2.5 pr-3 pl-6 outline-offset-[-2px] hover:bg-hover aria-[current]:bg-selected",
        className,
        isUnread && "before:absolute before:top-4 before:left-2.5 before:size-1.5 before:rounded-full before:bg-accent",
      )}
    >
      {children({ isUnread, isOpen })}
    </Link>
  )
}

type RowProps = { row: ListedTicket; isOpen: boolean; search: string } & ReturnType<typeof useWords>

/** As few elements as say it: rendering the rows costs more than reading them. */
function Row({ row, isOpen, search, t, clock }: RowProps) {
  const isUnread = row.isUnread && !isOpen
  const hasOthers = usePresent(row.id).length > 0
  const hasCorner = row.assigneeName !== null || hasOthers || row.tags.length > 0
  const strong = isUnread ? "font-semibold" : "font-medium"
  return (
    <RowLink row={row} isOpen={isOpen} search={search} className={usualRow}>
      {() => (
        <>
          <span className={clsx("truncate", strong)}>
            {row.requesterName}
            {isUnread && <span className="sr-only">, {t("console.unread")}</span>}
            {row.isMentioned && !isOpen && (
              <abbr title={t("filters.mentioned")} className="ml-1.5 font-semibold text-accent-ink no-underline">
                @
              </abbr>
            )}
          </span>
          <Age
            at={row.lastMessageAt}
            clock={clock}
            t={t}
            className="text-right text-soft text-xs leading-5 tabular-nums"
          />
          <span
            className={clsx(
              "col-start-1 truncate",
              isUnread && "font-medium",
              !isPressing(row.priority) && "col-end-3",
            )}
          >
            {row.subjectSegments ? <Snippet segments={row.subjectSegments} /> : row.subject}
          </span>
          {isPressing(row.priority) && <PriorityBadge priority={row.priority} t={t} className="justify-self-end" />}
          <Line row={row} isWide={!hasCorner} t={t} />
          {hasCorner && <Corner row={row} t={t} />}
        </>
      )}
    </RowLink>
  )
}

/** Of the conversation its last line, or the piece that was looked for. */
function Line({ row, isWide, t }: Pick<RowProps, "row" | "t"> & { isWide: boolean }) {
  const { snippet, foundIn, hasDraft, lastMessagePreview } = row
  return (
    <span
      className={clsx(
        "col-start-1 text-soft text-xs leading-5",
        snippet ? "wrap-anywhere line-clamp-2" : "truncate",
        isWide && "col-end-3",
      )}
    >
      {hasDraft && <span className="font-medium text-warn-ink">{t("writing.mark")} · </span>}
      {foundIn === "note" && <span className="text-note-ink">{t("filters.inNote")} · </span>}
      {snippet ? <Snippet segments={snippet} /> : lastMessagePreview}
    </span>
  )
}

/** What else there is to know of a ticket, as small as it can be said. */
function Corner({ row, t }: Pick<RowProps, "row" | "t">) {
  return (
    <span className="flex items-center justify-end gap-1.5 self-end">
      <TagDots tags={row.tags} t={t} />
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
  )
}

type PagesProps = { nextCursor: string | null; isFirst: boolean }

/** On with the list, and back to its beginning. */
export function InboxPages({ nextCursor, isFirst }: PagesProps) {
  const { t } = useTranslation()
  const { query, to } = useList()
  if (isFirst && !nextCursor) return null
  const link = "rounded-sm text-accent-ink underline-offset-2 hover:underline"
  return (
    <p className="flex justify-between gap-4 border-t px-5 py-3">
      {isFirst ? (
        <span />
      ) : (
        <Link to={to({ ...query, cursor: undefined })} className={link}>
          {t("console.newest")}
        </Link>
      )}
      {nextCursor && (
        <Link to={to({ ...query, cursor: nextCursor })} className={link}>
          {t("console.more")}
        </Link>
      )}
    </p>
  )
}
