import type { InboxView } from "fdm-helpdesk"

/** The view of the inbox that an address asks for; all that is open when it asks for none, or for one that there isn't. */
export function inboxViewOf(search: URLSearchParams, views: readonly InboxView[]): InboxView {
  return views.find((view) => view === search.get("view")) ?? "open"
}
