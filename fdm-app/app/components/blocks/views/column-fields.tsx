import { defaultInboxColumns, type Field, type InboxColumn, inboxColumns, ticketFields } from "fdm-helpdesk/inbox-query"
import { ArrowDown, ArrowUp } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { useAnnounce } from "~/components/ui/announcer"
import { buttonStyle } from "~/components/ui/button"
import { useClock } from "~/components/ui/time/time"
import type { Locale } from "~/locales/translation"

type Props = {
  /** Those of the view; the usual ones for a new view. */
  columns?: readonly InboxColumn[]
  /** What the form held when it failed. */
  typed?: Record<string, string>
}

/**
 * What rows show and in which order: a box to tick for each, and two buttons that move it, which take no pointer that
 * drags. The focus stays on the button that was pressed. Without scripts, a number says the place.
 */
export function ColumnFields({ columns = defaultInboxColumns, typed }: Props) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const announce = useAnnounce()
  const [order, setOrder] = useState(() => orderOf(columns, typed))
  const pressed = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // A row that was moved is another place of the page; the browser may have let go of its button.
    if (order.length > 0) pressed.current?.focus()
  }, [order])
  const move = (column: InboxColumn, step: 1 | -1, button: HTMLButtonElement) => {
    const from = order.indexOf(column)
    const to = from + step
    if (to < 0 || to >= order.length) return
    pressed.current = button
    setOrder(order.with(from, order[to] ?? column).with(to, column))
    announce(t("views.moved", { name: nameOf(column, locale), place: to + 1, count: order.length }))
  }
  const isTicked = (column: InboxColumn) => (typed ? typed[`column_${column}`] !== undefined : columns.includes(column))
  return (
    <fieldset>
      <legend className="font-medium">{t("views.columns")}</legend>
      <p className="mb-2 text-soft">{t("views.columnsHint")}</p>
      <input type="hidden" name="order" value={order.join(",")} />
      <ul className="max-w-96 divide-y rounded-md border">
        {order.map((column, at) => (
          <Row
            key={column}
            column={column}
            place={at + 1}
            count={order.length}
            isTicked={isTicked(column)}
            onMove={(step, button) => move(column, step, button)}
          />
        ))}
      </ul>
    </fieldset>
  )
}

function nameOf(column: InboxColumn, locale: Locale): string {
  const { label, listed }: Field = ticketFields[column]
  return (listed?.label ?? label)[locale]
}

/** The chosen ones first, then the others as they are known. */
function orderOf(columns: readonly InboxColumn[], typed: Props["typed"]): InboxColumn[] {
  const kept = typed?.order?.split(",").filter((name): name is InboxColumn => inboxColumns.some((one) => one === name))
  const first = kept ?? columns
  return [...new Set([...first, ...inboxColumns])]
}

type RowProps = {
  column: InboxColumn
  place: number
  count: number
  isTicked: boolean
  onMove: (step: 1 | -1, button: HTMLButtonElement) => void
}

function Row({ column, place, count, isTicked, onMove }: RowProps) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const name = nameOf(column, locale)
  const isFixed = column === "subject"
  return (
    <li className="flex h-9 items-center gap-2 pr-1 pl-3">
      <label className="flex min-w-0 flex-1 items-center gap-2">
        <input
          type="checkbox"
          name={`column_${column}`}
          defaultChecked={isTicked || isFixed}
          disabled={isFixed}
          className="size-4 accent-accent"
        />
        <span className="truncate">{name}</span>
      </label>
      <noscript>
        <input
          type="number"
          name={`place_${column}`}
          aria-label={t("views.place", { name })}
          min={1}
          max={count}
          defaultValue={place}
          className="h-7 w-14 rounded-md border border-line-strong bg-canvas px-1.5 text-right"
        />
      </noscript>
      <span className="flex noscript:hidden">
        <MoveButton label={t("views.up", { name })} isAtEnd={place === 1} onPress={(button) => onMove(-1, button)}>
          <ArrowUp aria-hidden size={15} />
        </MoveButton>
        <MoveButton label={t("views.down", { name })} isAtEnd={place === count} onPress={(button) => onMove(1, button)}>
          <ArrowDown aria-hidden size={15} />
        </MoveButton>
      </span>
    </li>
  )
}

type MoveProps = {
  label: string
  isAtEnd: boolean
  onPress: (button: HTMLButtonElement) => void
  children: React.ReactNode
}

/** At the end it does nothing, and keeps the focus of those who pressed it until there. */
function MoveButton({ label, isAtEnd, onPress, children }: MoveProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isAtEnd || undefined}
      onClick={({ currentTarget }) => onPress(currentTarget)}
      className={buttonStyle({ look: "quiet", size: "small", className: "px-1.5 aria-disabled:opacity-30" })}
    >
      {children}
    </button>
  )
}
