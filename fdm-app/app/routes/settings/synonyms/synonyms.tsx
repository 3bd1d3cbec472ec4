import { canAtDesk, listSynonyms } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { NewSynonyms, SynonymList } from "~/components/blocks/settings/synonym-settings"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/synonyms"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const groups = await listSynonyms(db, actor)
    return {
      groups: groups.map(({ id, terms }) => ({ id, terms })),
      mayChange: canAtDesk(actor, "synonyms.manage"),
      outcome: args.context.get(outcome),
      done: doneWord(args.url, ["create", "update", "delete"]),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function SynonymsPage({ loaderData: { groups, mayChange, outcome, done } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <OutcomeProvider value={outcome}>
      <SettingsPage
        title={t("settings.pages.synonyms")}
        intro={t("settings.synonyms.intro")}
        done={done && !outcome ? t(`settings.synonyms.done.${done}`) : undefined}
        readOnly={mayChange ? undefined : t("settings.readOnly.manager")}
      >
        <SynonymList groups={groups} mayChange={mayChange} />
        {mayChange && <NewSynonyms count={groups.length} />}
      </SettingsPage>
      <Outlet />
    </OutcomeProvider>
  )
}
