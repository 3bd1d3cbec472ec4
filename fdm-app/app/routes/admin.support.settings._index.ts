import { redirect } from "react-router"
import { page } from "~/lib/page.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings._index"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    agentOnly(args)
    throw redirect("/admin/support/settings/tags")
  })
}
