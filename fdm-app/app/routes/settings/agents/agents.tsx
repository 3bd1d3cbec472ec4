import { listHelpdeskPrincipals } from "fdm-core/auth"
import { canAtDesk, listRoster, mayManage, schemaHelpdesk } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { AddAgent, HostAccess } from "~/components/blocks/settings/agents/add-agent"
import { AgentList } from "~/components/blocks/settings/agents/agent-list"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { deskRoleOf } from "~/lib/people/person.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/agents"

const forms = ["register", "role", "deactivate", "reactivate", "grant", "revoke"] as const

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const mayAssign = canAtDesk(actor, "host_role.assign")
    const [roster, principals] = await Promise.all([listRoster(db, actor), mayAssign ? listHelpdeskPrincipals(db) : []])
    const known = new Set(roster.map(({ principalId }) => principalId))
    return {
      agents: roster.map((entry) => ({
        ...entry,
        mayChange: mayManage(actor.role, entry.role),
        isSelf: entry.id === actor.agentId,
      })),
      roles: schemaHelpdesk.agentRoles.filter((role) => mayManage(actor.role, role)),
      accounts: principals.flatMap(({ id, name, email, roles }) => {
        const role = deskRoleOf(roles)
        return role ? [{ id, name, email, role, isKnown: known.has(id) }] : []
      }),
      mayAssign,
      outcome: args.context.get(outcome),
      done: doneWord(args.url, forms),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function AgentsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { agents, roles, accounts, mayAssign, outcome, done } = loaderData
  const mayAdd = roles.length > 0
  return (
    <OutcomeProvider value={outcome}>
      <SettingsPage
        title={t("settings.pages.agents")}
        intro={t("settings.agents.intro")}
        done={done && !outcome ? t(`settings.agents.done.${done}`) : undefined}
        readOnly={mayAdd ? undefined : t("settings.readOnly.manager")}
      >
        <AgentList agents={agents} roles={roles} />
        {mayAdd && <AddAgent roles={roles} count={agents.length} />}
        {mayAssign && <HostAccess accounts={accounts} />}
      </SettingsPage>
      <Outlet />
    </OutcomeProvider>
  )
}
