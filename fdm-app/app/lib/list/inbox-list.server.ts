import { conditionSchema, getInbox, listInboxChoices, type SavedView, searchTickets } from "fdm-helpdesk"
import { asksOnlyForView, type InboxQuery, readInboxQuery } from "fdm-helpdesk/inbox-query"
import type { RouterContextProvider } from "react-router"
import type { ListedTicket } from "~/components/blocks/list/listed-ticket"
import type { agentOnly } from "~/lib/auth/signed-in.server"
import { noPasswordWord } from "~/lib/people/no-password-word"
import { firstPageUnless } from "~/lib/requests/page.server"
import { savedViewOf } from "./saved-views.server"

type Page = { rows: ListedTicket[]; nextCursor: string | null } & Pick<FoundPage, "hints" | "corrected">
type FoundPage = Awaited<ReturnType<typeof searchTickets>>

/** What else stands in addresses of the console. */
const others = ["done", "created", "message", "messages", "act", noPasswordWord]

type Known = ReturnType<typeof agentOnly>
type Args = { url: URL; context: Readonly<RouterContextProvider> }

/** The list that an address asks for: by its own words, or by the name of a saved view. */
export type AskedList = {
  query: InboxQuery
  /** The view that the list is, or began as. */
  saved: SavedView | undefined
  /** The address names a view that is gone, or isn't the reader's to see any more. */
  isViewGone: boolean
  /** What the address, or the saved view, has that no list knows. */
  ignored: string[]
}

/** What stands in the place of a condition may be none. */
function readAddress(params: URLSearchParams, timeZone: string): ReturnType<typeof readInboxQuery> {
  const { query, ignored } = readInboxQuery(params, { timeZone, others })
  if (query.where === undefined || conditionSchema.safeParse(query.where).success) return { query, ignored }
  return { query: { ...query, where: undefined }, ignored: [...ignored, "where"] }
}

/** Reads which list an address asks for; whoever shows, saves or exports the list of an address begins here. */
export async function askedList(known: Known, { url, context }: Args): Promise<AskedList> {
  const { query, ignored } = readAddress(url.searchParams, known.timeZone)
  const { viewId, ...own } = query
  const saved = viewId && (await savedViewOf(context, known, viewId))
  if (!saved) return { query: own, saved: undefined, isViewGone: viewId !== undefined, ignored }
  const isAsSaved = asksOnlyForView(url.searchParams)
  const list = isAsSaved ? { ...saved.query, cursor: query.cursor } : own
  return {
    query: { ...list, viewId },
    saved,
    isViewGone: false,
    ignored: [...ignored, ...(isAsSaved ? saved.lost : [])],
  }
}

/**
 * The list that an address asks for, with the choices of its filters. What the address has that no list knows is named in
 * `ignored`; a page that isn't there (any more) gives the beginning, and `isIgnored`.
 */
export async function readInboxList(known: Known, args: Args) {
  const { db, actor, timeZone, now } = known
  const { query, saved, isViewGone, ignored } = await askedList(known, args)
  const { requester, farm } = query.filters
  const [list, { workflow, ...choices }] = await Promise.all([
    firstPageUnless(query.cursor ?? null, (cursor) => readPage({ ...query, cursor })),
    listInboxChoices(db, actor, { requester, farm }),
  ])
  const isIgnored = list.isIgnored || ignored.includes("cursor") || ignored.includes("view")
  const named = ignored.filter((name) => name !== "cursor" && name !== "view")
  const shown = { ...choices, statuses: workflow.statuses }
  return { ...list, query, saved, isViewGone, isIgnored, ignored: named, choices: shown }

  async function readPage({ text, viewId: _, ...asked }: InboxQuery): Promise<Page> {
    if (text) return searchTickets(db, actor, { ...asked, text, timeZone }, now)
    return { ...(await getInbox(db, actor, asked)), hints: [], corrected: [] }
  }
}
