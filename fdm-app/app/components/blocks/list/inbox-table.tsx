import { clsx } from "clsx"
import {
  type Field,
  type InboxColumn,
  type InboxQuery,
  type InboxSort,
  sortFields,
  ticketFields,
} from "fdm-helpdesk/inbox-query"
import { ArrowDown, ArrowUp } from "lucide-react"
import { Link } from "react-router"
import { RowCheckbox } from "~/components/blocks/bulk/row-checkbox"
import { useList } from "~/components/blocks/list/inbox-context"
import type { ListedTicket } from "~/components/blocks/list/listed-ticket"
import { Present } from "~/components/blocks/live/present"
import { type CellWords, cellOf, isFilled, Marks } from "./chosen-row"

type Props = { label: string; rows: ListedTicket[]; columns: readonly InboxColumn[]; words: CellWords }

/** The rows of a saved view side by side, where nothing stands beside the list and there is room for it. */
export function InboxTable({ label, rows, columns, words }: Props) {
  return (
    <table aria-label={label} className="w-full table-fixed">
      <thead className="sticky top-0 z-2 bg-canvas text-left text-soft text-xs">
        <tr>
          <td className="w-10 border-b" />
          {columns.map((column) => (
            <Head key={column} column={column} isNarrow={columns.length > roomyAtMost} words={words} />
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {rows.map((row) => (
          <Row key={row.id} row={row} columns={columns} words={words} />
        ))}
      </tbody>
    </table>
  )
}

/** With more columns than this, the texts get a width of their own, and the table scrolls sideways. */
const roomyAtMost = 7

/** What people write takes the room that is left. */
const widths: Partial<Record<Field["kind"], string>> = {
  status: "w-40",
  choice: "w-24",
  reference: "w-36",
  party: "w-44",
  set: "w-48",
  time: "w-32",
}
const widthOf = (column: InboxColumn) => (column === "ref" ? "w-28" : widths[ticketFields[column].kind])

type HeadProps = { column: InboxColumn; isNarrow: boolean; words: CellWords }

function Head({ column, isNarrow, words: { clock } }: HeadProps) {
  const { query, to } = useList()
  const field: Field = ticketFields[column]
  const sorts = field.sorts && (Object.keys(field.sorts) as InboxSort[])
  const name = (field.listed?.head ?? field.label)[clock.locale]
  const current = sorts?.find((sort) => sort === sortOf(query))
  const next = sorts?.[current ? (sorts.indexOf(current) + 1) % sorts.length : 0]
  const isAscending = current !== undefined && sortFields[current].isAscending === true
  const Arrow = isAscending ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      aria-sort={current && (isAscending ? "ascending" : "descending")}
      className={clsx("h-9 truncate border-b px-2 font-medium", widthOf(column) ?? (isNarrow && "w-72"))}
    >
      {next ? (
        <Link
          to={to({ ...query, sort: next, cursor: undefined })}
          className={clsx("inline-flex items-center gap-1 rounded-sm hover:text-ink", current && "text-ink")}
        >
          {name}
          <Arrow aria-hidden size={12} className={clsx(!current && "invisible")} />
        </Link>
      ) : (
        name
      )}
    </th>
  )
}

/** A search is by relevance until somebody asks for another order. */
function sortOf({ sort, text }: InboxQuery): InboxSort | undefined {
  return sort ?? (text ? undefined : "activity")
}

type RowProps = { row: ListedTicket; columns: readonly InboxColumn[]; words: CellWords }

/** The link of the subject is as large as the row. */
function Row({ row, columns, words }: RowProps) {
  const { search } = useList()
  const { isUnread } = row
  return (
    <tr data-row-item className="group/row relative hover:bg-hover has-[:checked]:bg-accent-tint">
      <td className={clsx("relative", isUnread && unreadDot)}>
        <RowCheckbox ticket={row} />
      </td>
      {columns.map((column) => (
        <td key={column} className="h-9 truncate px-2">
          {column === "subject" ? (
            <Link
              to={`/admin/support/${row.id}${search}`}
              data-row={row.id}
              prefetch="intent"
              className={clsx("after:absolute after:inset-0", isUnread ? "font-semibold" : "font-medium")}
            >
              <Marks row={row} words={words} isUnread={isUnread} isOpen={false} />
              {cellOf("subject", { row, words })}
            </Link>
          ) : (
            <span className={clsx(column !== "requester" && "text-soft")}>
              {isFilled(column, row) && cellOf(column, { row, words })}
            </span>
          )}
          {column === "subject" && <Present ticketId={row.id} isInRow />}
        </td>
      ))}
    </tr>
  )
}

/** Beside the box that chooses the row. */
const unreadDot =
  "before:absolute before:top-1/2 before:left-7 before:size-1.5 before:-translate-y-1/2 before:rounded-full before:bg-accent"
