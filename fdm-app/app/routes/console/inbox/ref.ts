import { findTicket } from "fdm-helpdesk"
import { redirect } from "react-router"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/ref"

/** Leads on to a ticket of which only the reference is known, as it stands in mails and is typed in the palette. */
export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const { id } = await findTicket(db, actor, { ref: args.params.ref })
    return redirect(`/admin/support/${id}?view=all`)
  })
}
