import type { SavedView } from "fdm-helpdesk"
import { type InboxQuery, writeInboxQuery } from "fdm-helpdesk/inbox-query"

/**
 * The address of a list. A saved view that nobody changed is in it by its name alone, so that the address stays the same
 * whatever the view is saved as later; with changes on top, the address says the whole list and what it began as.
 */
export function addressOf(query: InboxQuery, saved: SavedView | undefined, timeZone: string): URLSearchParams {
  if (!saved || query.viewId !== saved.id || isChanged(query, saved, timeZone))
    return writeInboxQuery(query, { timeZone })
  const { viewId, cursor } = query
  return new URLSearchParams({ view_id: viewId, ...(cursor && { cursor }) })
}

/** Whether a list is another one than a view has saved, for a reader in this time zone. Its page doesn't count. */
export function isChanged(query: InboxQuery, saved: SavedView, timeZone: string): boolean {
  return wordsOf(query, timeZone) !== wordsOf(saved.query, timeZone)
}

/** In one order, whichever was ticked first. What a list does by itself is as good as not said. */
function wordsOf(query: Omit<InboxQuery, "viewId">, timeZone: string): string {
  const sort = query.sort === "activity" && !query.text ? undefined : query.sort
  const params = writeInboxQuery({ ...query, sort, viewId: undefined, cursor: undefined }, { timeZone })
  return [...params]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("&")
}
