import { canAtDesk, listStoppedWork } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { StoppedList } from "~/components/blocks/settings/stopped-list"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/stopped"

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

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

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
