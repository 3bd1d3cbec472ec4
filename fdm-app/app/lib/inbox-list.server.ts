import { getInbox, listInboxChoices, searchTickets } from "fdm-helpdesk"
import { type InboxQuery, readInboxQuery } from "fdm-helpdesk/inbox-query"
import type { ListedTicket } from "~/components/blocks/inbox/listed-ticket"
import { firstPageUnless } from "./page.server"
import type { agentOnly } from "./signed-in.server"

/** What else stands in addresses of the console. */
const others = ["done", "created", "message", "act"]

/**
 * The list that an address asks for, with the choices of its filters. What the address has that no list knows is named in
 * `ignored`; a page that isn't there (any more) gives the beginning, and `isIgnored`.
 */
export async function readInboxList({ db, actor, timeZone, now }: ReturnType<typeof agentOnly>, url: URL) {
  const { query, ignored } = readInboxQuery(url.searchParams, { timeZone, others })
  const { requester, farm } = query.filters
  const [list, { workflow, ...choices }] = await Promise.all([
    firstPageUnless(query.cursor ?? null, (cursor) => readPage({ ...query, cursor })),
    listInboxChoices(db, actor, { requester, farm }),
  ])
  const isIgnored = list.isIgnored || ignored.includes("cursor") || ignored.includes("view")
  const named = ignored.filter((name) => name !== "cursor" && name !== "view")
  return { ...list, query, isIgnored, ignored: named, choices: { ...choices, statuses: workflow.statuses } }

  function readPage({ text, ...asked }: InboxQuery): Promise<{ rows: ListedTicket[]; nextCursor: string | null }> {
    return text ? searchTickets(db, actor, { ...asked, text }, now) : getInbox(db, actor, asked)
  }
}
