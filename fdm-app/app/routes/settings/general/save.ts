import { saveSettings } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { settingsOf } from "~/lib/settings/settings-form.server"
import type { Route } from "./+types/save"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now, host } = agentOnly(args)
    await saveSettings(db, actor, settingsOf(form), now)
    await host.brand.refresh()
  })
}
