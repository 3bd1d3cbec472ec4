import type { InboxChoices, SavedView } from "fdm-helpdesk"
import type { InboxQuery } from "fdm-helpdesk/inbox-query"
import type { WorkflowStatus } from "fdm-helpdesk/workflow"
import { createContext, type ReactNode, useContext, useMemo } from "react"
import { useLocation, useParams } from "react-router"
import { addressOf } from "~/components/blocks/views/view-address"
import { useClock } from "~/components/ui/time/time"

/** What filters can be chosen from, with the names that people know it by. */
export type Choices = Omit<InboxChoices, "workflow"> & { statuses: readonly WorkflowStatus[] }

type List = {
  query: InboxQuery
  /** The saved view that the list is, or began as. */
  saved: SavedView | undefined
  choices: Choices
  /** Path of the page that shows the list: with the open ticket, so that it stays open while the list changes. */
  path: string
  /** The address of another list on the same page. */
  to(query: InboxQuery): string
  /** What stands behind a ticket's address, so that the list stays beside it. */
  search: string
}

const ListContext = createContext<List | null>(null)

type Props = { query: InboxQuery; saved: SavedView | undefined; choices: Choices; children: ReactNode }

/** Hands the list that is shown to everything that changes it. */
export function ListProvider({ query, saved, choices, children }: Props) {
  const { timeZone } = useClock()
  const { path } = usePane()
  const list = useMemo(() => {
    const searchOf = (other: InboxQuery) => {
      const params = addressOf(other, saved, timeZone)
      return params.size > 0 ? `?${params}` : ""
    }
    return { query, saved, choices, path, to: (other: InboxQuery) => path + searchOf(other), search: searchOf(query) }
  }, [query, saved, choices, path, timeZone])
  return <ListContext value={list}>{children}</ListContext>
}

/** What stands beside the list: a ticket, a view that is being saved or edited, or nothing. It covers the list on small screens. */
export function usePane() {
  const { ticket_id } = useParams()
  const { pathname } = useLocation()
  const [viewPath] = /^\/admin\/support\/views\/[^/]+/.exec(pathname) ?? []
  const path = viewPath ?? (ticket_id ? `/admin/support/${ticket_id}` : "/admin/support")
  return { ticketId: ticket_id, isOpen: path !== "/admin/support", path }
}

export function useList(): List {
  const list = useContext(ListContext)
  if (!list) throw new Error("outside of a list")
  return list
}

/** A saved view takes all the room that there is while nothing stands beside it, and shows its columns side by side. */
export function useIsWide(): boolean {
  const { isOpen } = usePane()
  return useList().saved !== undefined && !isOpen
}

/** Is anything asked for besides a view and an order? */
export function isNarrowed({ filters, text, where }: InboxQuery): boolean {
  return text !== undefined || where !== undefined || Object.keys(filters).length > 0
}

/** The same view without filters and search. */
export function unfiltered({ view, viewId, sort, text }: InboxQuery): InboxQuery {
  return { view: text && view === "all" ? "open" : view, viewId, filters: {}, sort }
}
