import type { InboxView } from "fdm-helpdesk"
import { readInboxQuery } from "fdm-helpdesk/inbox-query"

/** The view of the inbox that an address asks for; what is open, or all for a search, when it asks for none that there is. */
export function inboxViewOf(search: URLSearchParams): InboxView {
  return readInboxQuery(search, { timeZone: "UTC" }).query.view
}
