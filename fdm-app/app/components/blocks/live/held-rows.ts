type Row = { id: string }

/** The rows that were shown, in their old places and with what they say now; one that left the list stays as it was. */
export function inHeldOrder<R extends Row>(shown: readonly R[], latest: readonly R[]): R[] {
  const now = new Map(latest.map((row) => [row.id, row]))
  return shown.map((row) => now.get(row.id) ?? row)
}

/** How many tickets would stand in another place: they are new to the list, or something was written in them. */
export function arrivalsIn<R extends Row>(shown: readonly R[], latest: readonly R[]): number {
  if (shown === latest) return 0
  const places = new Map(shown.map(({ id }, place) => [id, place]))
  const staying = latest.filter(({ id }) => places.has(id))
  const moved = movedUp(staying.map(({ id }) => places.get(id) ?? 0))
  return latest.length - staying.length + moved
}

/** Of rows in their new order, told by their old places: how many stand before one that they stood behind. */
function movedUp(places: readonly number[]): number {
  let lowest = Number.POSITIVE_INFINITY
  let moved = 0
  for (const place of places.toReversed()) {
    if (place > lowest) moved++
    else lowest = place
  }
  return moved
}
