import { clsx } from "clsx"
import { type Field, type InboxColumn, ticketFields } from "fdm-helpdesk/inbox-query"
import type { WorkflowStatus } from "fdm-helpdesk/workflow"
import type { ReactNode } from "react"
import type { ListedTicket } from "~/components/blocks/list/listed-ticket"
import { Present } from "~/components/blocks/live/present"
import { Snippet } from "~/components/blocks/search/snippet"
import { PriorityBadge } from "~/components/blocks/ticket/priority-badge"
import { StatusDot } from "~/components/blocks/ticket/status-badge"
import { TagDot } from "~/components/blocks/ticket/tag-chip"
import { Age, type useWords } from "~/components/ui/time/time"

/** What cells need besides their ticket, asked for once by the list. */
export type CellWords = ReturnType<typeof useWords> & { statuses: readonly WorkflowStatus[] }

type CellProps = { row: ListedTicket; words: CellWords }

/** What people write, which gets a line of its own when there is no room beside it. */
const long: readonly InboxColumn[] = ["requester", "subject", "preview", "farm"]

type Props = CellProps & { columns: readonly InboxColumn[]; isUnread: boolean; isOpen: boolean }

/** The columns of a saved view in their order, on as many lines as they need. */
export function ChosenCells({ row, words, columns, isUnread, isOpen }: Props) {
  return (
    <>
      {columns
        .filter((column) => isFilled(column, row))
        .map((column) => (
          <span
            key={column}
            className={clsx(
              long.includes(column) ? "min-w-[60%] flex-1 truncate" : "max-w-full",
              column === "subject"
                ? clsx("leading-5", isUnread ? "font-semibold" : "font-medium")
                : "text-xs leading-5",
              column === "requester" ? "text-ink" : column !== "subject" && "text-soft",
            )}
          >
            {column === "subject" && <Marks row={row} words={words} isUnread={isUnread} isOpen={isOpen} />}
            {/* Of two times in a row, one says which it is. */}
            {column === "createdAt" && `${words.t("views.asked")} `}
            {cellOf(column, { row, words })}
          </span>
        ))}
      <Present ticketId={row.id} isInRow />
    </>
  )
}

/** What there is to know of a ticket before its subject, whichever columns there are. */
export function Marks({ row, words: { t }, isUnread, isOpen }: Omit<Props, "columns">) {
  return (
    <>
      {isUnread && <span className="sr-only">{t("console.unread")}, </span>}
      {row.isMentioned && !isOpen && (
        <abbr title={t("filters.mentioned")} className="mr-1.5 font-semibold text-accent-ink no-underline">
          @
        </abbr>
      )}
      {row.hasDraft && <span className="font-medium text-warn-ink text-xs">{t("writing.mark")} · </span>}
    </>
  )
}

/** How columns show a ticket that have a look of their own. */
const cells: Partial<Record<InboxColumn, (given: CellProps) => ReactNode>> = {
  requester: ({ row }) => row.requesterName,
  subject: ({ row }) => (row.subjectSegments ? <Snippet segments={row.subjectSegments} /> : row.subject),
  preview: ({ row, words: { t } }) => (
    <>
      {row.foundIn === "note" && <span className="text-note-ink">{t("filters.inNote")} · </span>}
      {row.snippet ? <Snippet segments={row.snippet} /> : row.lastMessagePreview}
    </>
  ),
  ref: ({ row }) => <span className="whitespace-nowrap tabular-nums">{row.ref}</span>,
  status: ({ row, words: { statuses, clock } }) => (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <StatusDot category={row.statusCategory} />
      {statuses.find(({ key }) => key === row.status)?.label[clock.locale] ?? row.status}
    </span>
  ),
  priority: ({ row, words: { t } }) => <PriorityBadge priority={row.priority} t={t} />,
  tags: ({ row }) => (
    <span className="inline-flex max-w-full gap-x-2 overflow-hidden align-bottom">
      {row.tags.map(({ name, color }) => (
        <span key={name} className="inline-flex min-w-0 items-center gap-1">
          <TagDot color={color} />
          <span className="truncate">{name}</span>
        </span>
      ))}
    </span>
  ),
  farm: ({ row }) => row.farmName,
}

/** A column of a row: by its field, where it has no look of its own. */
export function cellOf(column: InboxColumn, { row, words }: CellProps): ReactNode {
  const cell = cells[column]
  if (cell) return cell({ row, words })
  const field: Field = ticketFields[column]
  const { t, clock } = words
  const of: Record<string, unknown> = row
  if (field.kind === "reference") return String(of[`${column}Name`] ?? field.none[clock.locale])
  if (field.kind !== "time") return null
  return <Age at={of[field.column] as Date} clock={clock} t={t} className="whitespace-nowrap tabular-nums" />
}

/** Whether a ticket has anything to show in a column, so that an empty cell takes no room. */
export function isFilled(column: InboxColumn, row: ListedTicket): boolean {
  if (column === "tags") return row.tags.length > 0
  if (column === "farm") return row.farmName !== null
  return true
}
