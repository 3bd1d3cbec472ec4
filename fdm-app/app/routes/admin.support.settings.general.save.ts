import { saveSettings } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { settingsOf } from "~/lib/settings-form.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.general.save"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now, host } = agentOnly(args)
    await saveSettings(db, actor, settingsOf(form), now)
    await host.brand.refresh()
  })
}
