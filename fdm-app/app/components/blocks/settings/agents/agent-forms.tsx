import { useTranslation } from "react-i18next"
import { Confirm } from "~/components/blocks/settings/confirm"
import { SaveRow } from "~/components/blocks/settings/save-row"
import { Alert } from "~/components/ui/alert"
import { Button } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { SelectField } from "~/components/ui/form/field"
import { PostForm } from "~/components/ui/form/post-form"
import type { FailedOutcome } from "~/lib/requests/outcome"
import type { AgentRole, ShownAgent } from "./shown-agent"

type Props = { agent: ShownAgent; roles: readonly AgentRole[] }

/** What can be done to one agent: another role, going and coming back. */
export function AgentForms({ agent, roles }: Props) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-4 px-2 pt-2 pb-5 sm:pl-13">
      {agent.isActive ? (
        <>
          <RoleForm agent={agent} roles={roles} />
          <Deactivate agent={agent} />
        </>
      ) : (
        <PostForm name="reactivate" subject={agent.id} done={t("settings.agents.done.reactivate")}>
          {({ isBusy, failed }) => (
            <>
              <Failure failed={failed} agent={agent} />
              <Button name="agentId" value={agent.id} isBusy={isBusy}>
                {t("settings.agents.reactivate")}
              </Button>
            </>
          )}
        </PostForm>
      )}
    </div>
  )
}

function RoleForm({ agent, roles }: Props) {
  const { t } = useTranslation()
  return (
    <PostForm name="role" subject={agent.id} done={t("settings.agents.done.role")} className="grid gap-3">
      {({ isBusy, failed }) => (
        <>
          <Failure failed={failed} agent={agent} />
          <input type="hidden" name="agentId" value={agent.id} />
          <SelectField
            key={agent.role}
            name="role"
            label={t("settings.agents.roleLabel")}
            hint={agent.grantedBy === "host" ? t("settings.agents.becomesDesk") : undefined}
            defaultValue={agent.role}
            className="max-w-96"
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`settings.agents.role.${role}`)}: {t(`settings.agents.roleText.${role}`)}
              </option>
            ))}
          </SelectField>
          <SaveRow name="role" subject={agent.id} isBusy={isBusy} />
        </>
      )}
    </PostForm>
  )
}

function Deactivate({ agent }: { agent: ShownAgent }) {
  const { t } = useTranslation()
  const { id, name, openTickets, isSelf } = agent
  return (
    <Confirm label={t("settings.agents.deactivate")}>
      <p>{t("settings.agents.deactivateText", { count: openTickets, name })}</p>
      {isSelf && <p className="font-medium">{t("settings.agents.deactivateSelf")}</p>}
      <PostForm name="deactivate" subject={id} done={t("settings.agents.done.deactivate")} className="grid gap-3">
        {({ isBusy, failed }) => (
          <>
            <Failure failed={failed} agent={agent} />
            <Button look="danger" name="agentId" value={id} isBusy={isBusy} className="w-fit">
              {t("settings.agents.confirm", { name })}
            </Button>
          </>
        )}
      </PostForm>
    </Confirm>
  )
}

function Failure({ failed, agent }: { failed?: FailedOutcome; agent: ShownAgent }) {
  const { t } = useTranslation()
  // Without scripts all rows of a page hear of a failure; the one that it is about says so by its id.
  if (!failed || (failed.values.agentId ?? agent.id) !== agent.id) return null
  if (failed.details.reason === "last_admin") return <Alert tone="bad" title={t("settings.agents.lastAdmin")} />
  return <ErrorAlert code={failed.code} />
}
