import { ChevronDown } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Initials } from "~/components/ui/initials"
import { AgentForms } from "./agent-forms"
import type { AgentRole, ShownAgent } from "./shown-agent"

type Props = {
  agents: readonly ShownAgent[]
  /** The roles that the reader may give. */
  roles: readonly AgentRole[]
}

/** Who works at the desk and who did, each with what the reader may change behind their name. */
export function AgentList({ agents, roles }: Props) {
  const { t } = useTranslation()
  const groups = [
    { title: t("settings.agents.active"), agents: agents.filter(({ isActive }) => isActive) },
    { title: t("settings.agents.gone"), agents: agents.filter(({ isActive }) => !isActive) },
  ]
  return groups
    .filter((group) => group.agents.length > 0)
    .map((group) => (
      <section key={group.title} className="grid gap-1.5">
        <h2 className="font-semibold text-base">{group.title}</h2>
        <ul aria-label={group.title} tabIndex={-1} data-focus-home="" className="divide-y border-y">
          {group.agents.map((agent) => (
            <li key={agent.id}>
              {agent.mayChange ? (
                <details className="group">
                  <summary className="flex items-center gap-3 px-2 py-2.5 hover:bg-hover">
                    <AgentRow agent={agent} />
                    <span className="sr-only">{t("settings.agents.manage")}</span>
                    <ChevronDown aria-hidden size={16} className="shrink-0 text-soft group-open:rotate-180" />
                  </summary>
                  <AgentForms agent={agent} roles={roles} />
                </details>
              ) : (
                <div className="flex items-center gap-3 px-2 py-2.5">
                  <AgentRow agent={agent} />
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
    ))
}

function AgentRow({ agent }: { agent: ShownAgent }) {
  const { t } = useTranslation()
  const { name, email, role, grantedBy, isActive, openTickets, isSelf } = agent
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
      <span className="flex min-w-0 flex-1 basis-56 items-center gap-3">
        <Initials name={name} isDesk={isActive} />
        <span className="min-w-0">
          <span className="wrap-anywhere block font-medium">
            {name} {isSelf && <span className="font-normal text-soft">({t("settings.agents.you")})</span>}
          </span>
          <span className="block truncate text-soft">{email}</span>
        </span>
      </span>
      <span className="basis-48 max-sm:pl-11">
        <span className="block">{t(`settings.agents.role.${role}`)}</span>
        <span className="block text-soft">
          {grantedBy === "host" ? t("settings.agents.byHost") : t("settings.agents.byDesk")}
        </span>
      </span>
      <span className="basis-24 text-soft tabular-nums max-sm:pl-11 sm:text-right">
        {isActive && t("settings.agents.openTickets", { count: openTickets })}
      </span>
    </span>
  )
}
