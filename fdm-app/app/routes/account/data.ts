import { exportRequesterFile } from "fdm-helpdesk"
import { signedIn } from "~/lib/auth/signed-in.server"
import { jsonFile } from "~/lib/requests/download.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/data"

/** Everything that the helpdesk holds about whoever is signed in, as a file. */
export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor, now } = signedIn(args)
    return jsonFile("fdm-helpdesk.json", await exportRequesterFile(db, actor, {}, now), args.request.signal)
  })
}
