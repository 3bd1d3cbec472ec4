import { useTranslation } from "react-i18next"
import { Section } from "~/components/blocks/settings/settings-page"
import { Button } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { SelectField, TextField } from "~/components/ui/form/field"
import { type FormState, PostForm } from "~/components/ui/form/post-form"
import type { FailedOutcome } from "~/lib/requests/outcome"
import type { AgentRole } from "./shown-agent"

/** Registers somebody who has an account, by its address. */
export function AddAgent({ roles, count }: { roles: readonly AgentRole[]; count: number }) {
  const { t } = useTranslation()
  return (
    <Section id="add-agent" title={t("settings.agents.register")}>
      <PostForm
        key={count}
        name="register"
        subject="new-agent"
        done={t("settings.agents.done.register")}
        className="flex flex-wrap items-start gap-3"
      >
        {(state) => (
          <AccountFields {...state} button={t("settings.agents.add")}>
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`settings.agents.role.${role}`)}
              </option>
            ))}
          </AccountFields>
        )}
      </PostForm>
    </Section>
  )
}

export type HostAccount = { id: string; name: string; email: string; role: "agent" | "admin"; isKnown: boolean }

/** The accounts that a role of theirs lets in, for admins to give and to take away. */
export function HostAccess({ accounts }: { accounts: readonly HostAccount[] }) {
  const { t } = useTranslation()
  return (
    <Section id="host-access" title={t("settings.agents.host")} intro={t("settings.agents.hostText")}>
      {accounts.length === 0 ? (
        <p className="text-soft">{t("settings.agents.noHost")}</p>
      ) : (
        <ul aria-labelledby="host-access" className="divide-y border-y">
          {accounts.map((account) => (
            <HostRow key={account.id} account={account} />
          ))}
        </ul>
      )}
      <PostForm
        key={accounts.length}
        name="grant"
        subject="host-role"
        done={t("settings.agents.done.grant")}
        className="flex flex-wrap items-start gap-3"
      >
        {(state) => (
          <AccountFields {...state} button={t("settings.agents.grant")}>
            <option value="agent">{t("settings.agents.hostRole.agent")}</option>
            <option value="admin">{t("settings.agents.hostRole.admin")}</option>
          </AccountFields>
        )}
      </PostForm>
    </Section>
  )
}

function HostRow({ account: { id, name, email, role, isKnown } }: { account: HostAccount }) {
  const { t } = useTranslation()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-2 py-2.5">
      <span className="min-w-0 flex-1 basis-56">
        <span className="wrap-anywhere block font-medium">{name}</span>
        <span className="block truncate text-soft">{email}</span>
      </span>
      <span className="basis-48">
        <span className="block">{t(`settings.agents.hostRole.${role}`)}</span>
        {!isKnown && <span className="block text-soft">{t("settings.agents.notSeen")}</span>}
      </span>
      <PostForm name="revoke" subject={id} done={t("settings.agents.done.revoke")}>
        {({ isBusy, failed }) => (
          <>
            {failed && (failed.values.principalId ?? id) === id && <ErrorAlert code={failed.code} className="mb-3" />}
            <Button
              name="principalId"
              value={id}
              size="small"
              isBusy={isBusy}
              aria-label={t("settings.agents.revokeFrom", { name })}
            >
              {t("settings.agents.revoke")}
            </Button>
          </>
        )}
      </PostForm>
    </li>
  )
}

type FieldsProps = FormState & { button: string; children: React.ReactNode }

function AccountFields({ isBusy, failed, typed, button, children }: FieldsProps) {
  const { t } = useTranslation()
  const error = useEmailError(failed)
  return (
    <>
      {failed && !error && <ErrorAlert code={failed.code} className="w-full" />}
      <TextField
        name="email"
        type="email"
        label={t("settings.agents.email")}
        defaultValue={typed("email")}
        error={error}
        className="w-full max-w-80"
        autoComplete="off"
      />
      <SelectField name="role" label={t("settings.agents.roleLabel")} defaultValue={typed("role")} className="w-60">
        {children}
      </SelectField>
      <Button isBusy={isBusy} className="h-10 sm:mt-6.5">
        {button}
      </Button>
    </>
  )
}

/** Why nobody was found by an address, or somebody who is there already, and what to do about it. */
function useEmailError(failed: FailedOutcome | undefined): string | undefined {
  const { t } = useTranslation()
  if (!failed) return undefined
  const { code, details } = failed
  if (details.reason === "no_account") return t("settings.agents.noAccount")
  if (details.reason === "unverified") return t("settings.agents.unverified")
  if (details.reason === "by_desk") return t("settings.agents.byDeskAlready")
  return code === "conflict" ? t("settings.agents.already") : undefined
}
