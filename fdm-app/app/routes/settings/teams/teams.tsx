import { canAtDesk, listAgents, listSavedViews, listTeams } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { SharedViews } from "~/components/blocks/settings/shared-views"
import { NewTeam, TeamList } from "~/components/blocks/settings/team-settings"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/teams"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const mayChange = canAtDesk(actor, "team.manage")
    const [teams, agents, views] = await Promise.all([
      listTeams(db, actor),
      mayChange ? listAgents(db, actor) : [],
      canAtDesk(actor, "saved_view.manage") ? listSavedViews(db, actor, { scope: "shared" }) : undefined,
    ])
    return {
      teams,
      agents: agents.filter(({ isActive }) => isActive).map(({ id, name }) => ({ id, name })),
      views: views?.map(({ id, name, icon, ownerName, teamName }) => ({ id, name, icon, ownerName, teamName })),
      mayChange,
      outcome: args.context.get(outcome),
      done: doneWord(args.url, ["create", "update", "delete"]),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function TeamsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { teams, agents, views, mayChange, outcome, done } = loaderData
  return (
    <OutcomeProvider value={outcome}>
      <SettingsPage
        title={t("settings.pages.teams")}
        intro={t("teams.intro")}
        done={done && !outcome ? t(`teams.done.${done}`) : undefined}
        readOnly={mayChange ? undefined : t("settings.readOnly.manager")}
      >
        <TeamList teams={teams} agents={agents} mayChange={mayChange} />
        {mayChange && <NewTeam agents={agents} count={teams.length} />}
        {views && <SharedViews views={views} />}
      </SettingsPage>
      <Outlet />
    </OutcomeProvider>
  )
}
