import type { InboxRow, TicketId } from "fdm-helpdesk"
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react"

type SelectionState = {
  /** Of the rows that are on the page, in their order. */
  selected: readonly TicketId[]
  /** Selects or deselects one; with `isRange` all from the one before it as well. */
  toggle(id: TicketId, isRange: boolean): void
  /** Leaves exactly these. */
  keep(ids: readonly TicketId[]): void
}

const SelectionContext = createContext<SelectionState>({
  selected: [],
  toggle: () => undefined,
  keep: () => undefined,
})

export function useSelection() {
  return useContext(SelectionContext)
}

/** Which rows of the list are chosen to do something with. A row that leaves the page leaves the selection. */
export function Selection({ rows, children }: { rows: readonly Pick<InboxRow, "id">[]; children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<TicketId>>(new Set())
  const last = useRef<TicketId>(undefined)
  const keep = useCallback((kept: readonly TicketId[]) => setChosen(new Set(kept)), [])
  const state = useMemo(() => {
    const ids = rows.map(({ id }) => id)
    return {
      selected: ids.filter((id) => chosen.has(id)),
      toggle: (id: TicketId, isRange: boolean) => {
        const many = isRange ? between(ids, last.current ?? id, id) : [id]
        last.current = id
        setChosen((all) => {
          const next = new Set(all)
          for (const each of many)
            if (all.has(id)) next.delete(each)
            else next.add(each)
          return next
        })
      },
      keep,
    }
  }, [rows, chosen, keep])
  return <SelectionContext value={state}>{children}</SelectionContext>
}

function between(ids: readonly TicketId[], one: TicketId, other: TicketId): readonly TicketId[] {
  const [from = 0, to = 0] = [ids.indexOf(one), ids.indexOf(other)].toSorted((a, b) => a - b)
  return from < 0 ? [other] : ids.slice(from, to + 1)
}
