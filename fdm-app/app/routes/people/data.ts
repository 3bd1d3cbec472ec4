import { exportRequesterFile } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { contactIdOf } from "~/lib/people/contact-id.server"
import { jsonFile } from "~/lib/requests/download.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/data"

/** Everything that the helpdesk holds about a person, as a file, for those who lead the desk. */
export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor, now } = agentOnly(args)
    const contactId = contactIdOf(args.params)
    const pieces = await exportRequesterFile(db, actor, { contactId }, now)
    return jsonFile(`fdm-helpdesk-${contactId}.json`, pieces, args.request.signal)
  })
}
