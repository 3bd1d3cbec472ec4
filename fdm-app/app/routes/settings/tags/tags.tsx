import { canAtDesk, countTagUse, listTags } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { NewTag, TagList } from "~/components/blocks/settings/tag-settings"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/tags"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const [tags, use] = await Promise.all([listTags(db, actor), countTagUse(db, actor)])
    return {
      tags: tags.map((tag) => ({ ...tag, tickets: use[tag.id] ?? 0 })),
      mayChange: canAtDesk(actor, "tag.manage"),
      outcome: args.context.get(outcome),
      done: doneWord(args.url, ["create", "update", "delete"]),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function TagsPage({ loaderData: { tags, mayChange, outcome, done } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <OutcomeProvider value={outcome}>
      <SettingsPage
        title={t("settings.pages.tags")}
        intro={t("settings.tags.intro")}
        done={done && !outcome ? t(`settings.tags.done.${done}`) : undefined}
        readOnly={mayChange ? undefined : t("settings.readOnly.team_lead")}
      >
        <TagList tags={tags} mayChange={mayChange} />
        {mayChange && <NewTag count={tags.length} />}
      </SettingsPage>
      <Outlet />
    </OutcomeProvider>
  )
}
