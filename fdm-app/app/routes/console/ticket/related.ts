import { type ContactId, getInbox, isId } from "fdm-helpdesk"
import type { Related } from "~/components/blocks/ticket/fields/related-tickets"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { page } from "~/lib/requests/page.server"
import { ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/related"

export { Nothing as default } from "~/components/ui/nothing"

const shownAtMost = 5

/** The latest tickets of the same person and of the same farm; read once the ticket itself is there. */
export function loader(args: Route.LoaderArgs) {
  return page(async (): Promise<Related> => {
    const { db, actor } = agentOnly(args)
    const ticketId = ticketIdOf(args.params)
    const requester = args.url.searchParams.get("requester")
    const farm = args.url.searchParams.get("farm")
    const latest = async (filters: { requester: ContactId } | { farm: string }) => {
      const { rows } = await getInbox(db, actor, { view: "all", filters, limit: shownAtMost + 1 })
      return rows.filter(({ id }) => id !== ticketId).slice(0, shownAtMost)
    }
    const [ofRequester, ofFarm] = await Promise.all([
      isId("contact", requester) ? latest({ requester }) : [],
      farm ? latest({ farm }) : [],
    ])
    return { ofRequester, ofFarm }
  })
}
