import { canAtDesk, getSettings } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { GeneralForm } from "~/components/blocks/settings/general/general-form"
import { GeneralToRead } from "~/components/blocks/settings/general/general-to-read"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/general"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    return {
      settings: await getSettings(db),
      mayChange: canAtDesk(actor, "settings.change"),
      outcome: args.context.get(outcome),
      done: doneWord(args.url, ["save"]),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function GeneralPage({ loaderData: { settings, mayChange, outcome, done } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <OutcomeProvider value={outcome}>
      <SettingsPage
        title={t("settings.pages.general")}
        intro={t("settings.general.intro")}
        done={done && !outcome ? t(`settings.general.done.${done}`) : undefined}
        readOnly={mayChange ? undefined : t("settings.readOnly.manager")}
      >
        {mayChange ? <GeneralForm settings={settings} /> : <GeneralToRead settings={settings} />}
      </SettingsPage>
      <Outlet />
    </OutcomeProvider>
  )
}
