import { exportRequesterFile } from "fdm-helpdesk"
import { contactIdOf } from "~/lib/contact-id.server"
import { jsonFile } from "~/lib/download.server"
import { page } from "~/lib/page.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.people.$contact_id.data"

/** Everything that the helpdesk holds about a person, as a file, for those who lead the desk. */
export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor, now } = agentOnly(args)
    const contactId = contactIdOf(args.params)
    const pieces = await exportRequesterFile(db, actor, { contactId }, now)
    return jsonFile(`fdm-helpdesk-${contactId}.json`, pieces, args.request.signal)
  })
}
