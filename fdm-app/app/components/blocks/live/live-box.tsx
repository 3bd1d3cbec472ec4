import { type ReactNode, useRef } from "react"
import { Arrivals } from "./arrivals"
import { useHeldRows } from "./use-held-rows"

type Props<Row> = {
  rows: Row[]
  /** Another name is another list, which is shown as it is. */
  name: string
  children: (rows: Row[]) => ReactNode
}

/** A list that scrolls, in which nothing moves under its reader's cursor: what came in is told above it. */
export function LiveBox<Row extends { id: string }>({ rows, name, children }: Props<Row>) {
  const box = useRef<HTMLDivElement>(null)
  const { rows: shown, arrivals, catchUp } = useHeldRows(rows, name, box)
  const onShow = () => {
    catchUp()
    box.current?.scrollTo({ top: 0 })
  }
  return (
    <div ref={box} className="relative flex-1 overflow-y-auto">
      <Arrivals count={arrivals} onShow={onShow} />
      {children(shown)}
    </div>
  )
}
