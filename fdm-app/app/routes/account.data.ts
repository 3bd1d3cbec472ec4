import { exportRequesterFile } from "fdm-helpdesk"
import { jsonFile } from "~/lib/download.server"
import { page } from "~/lib/page.server"
import { signedIn } from "~/lib/signed-in.server"
import type { Route } from "./+types/account.data"

/** Everything that the helpdesk holds about whoever is signed in, as a file. */
export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor, now } = signedIn(args)
    return jsonFile("fdm-helpdesk.json", await exportRequesterFile(db, actor, {}, now), args.request.signal)
  })
}
