import { clsx } from "clsx"
import type { InboxRow } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { useKeys } from "~/components/blocks/keys/keys-context"
import { useSelection } from "./selection"

/** Chooses a row: there when somebody comes near it or has chosen any. With Shift, all rows since the last one. */
export function RowCheckbox({ ticket: { id, ref } }: { ticket: Pick<InboxRow, "id" | "ref"> }) {
  const { t } = useTranslation()
  const { selected, toggle } = useSelection()
  const keys = useKeys()
  const isSelected = selected.includes(id)
  return (
    <label
      className={clsx(
        "absolute top-1.5 left-0 z-1 grid size-6 cursor-pointer place-items-center noscript:hidden",
        selected.length === 0 && "opacity-0 focus-within:opacity-100 group-hover/row:opacity-100",
      )}
    >
      <input
        type="checkbox"
        // Where keys are off, this is the way to it; where they are on, `x` is, and Tab goes from row to row.
        tabIndex={keys?.isOn ? -1 : 0}
        data-row-select
        aria-label={t("keys.selectRow", { ref })}
        checked={isSelected}
        onChange={(event) => toggle(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        className="size-3.5 accent-accent"
      />
    </label>
  )
}
