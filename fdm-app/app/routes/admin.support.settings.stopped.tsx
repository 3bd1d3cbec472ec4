import { canAtDesk, listStoppedWork } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { StoppedList } from "~/components/blocks/settings/stopped-list"
import { OutcomeProvider } from "~/components/ui/post-form"
import { doneWord } from "~/lib/done-word"
import { page } from "~/lib/page.server"
import { outcome } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.stopped"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const maySee = canAtDesk(actor, "stopped_work.manage")
    return {
      work: maySee ? await listStoppedWork(db, actor) : undefined,
      outcome: args.context.get(outcome),
      done: doneWord(args.url, ["retry"]),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live-scope"

export default function StoppedWorkPage({ loaderData: { work, outcome, done } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <OutcomeProvider value={outcome}>
      <SettingsPage
        title={t("settings.pages.stopped")}
        intro={t("settings.stopped.intro")}
        done={done && !outcome ? t(`settings.stopped.done.${done}`) : undefined}
        readOnly={work ? undefined : t("settings.stopped.hidden")}
      >
        {work && <StoppedList work={work} />}
      </SettingsPage>
      <Outlet />
    </OutcomeProvider>
  )
}
