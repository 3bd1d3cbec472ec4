import { redirect } from "react-router"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/_index"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    agentOnly(args)
    throw redirect("/admin/support/settings/tags")
  })
}
