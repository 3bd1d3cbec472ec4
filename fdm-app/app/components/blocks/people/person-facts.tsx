import type { Requester } from "fdm-helpdesk"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { When } from "~/components/ui/time/time"

/** What is known of a person beside what they asked. */
export function PersonFacts({ person }: { person: Requester }) {
  const { t } = useTranslation()
  const { agent, anonymizedAt, locale, createdAt } = person
  return (
    <>
      {anonymizedAt && (
        <div className="rounded-md bg-sunken px-3.5 py-3 text-sm">
          <p className="font-medium">
            {t("people.page.erasedTitle")} · <When at={anonymizedAt} />
          </p>
          <p className="text-soft">{t("people.page.erasedText")}</p>
        </div>
      )}
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
        <Fact label={t("people.page.account")}>{useAccountWords(person)}</Fact>
        {agent && (
          <Fact label={agent.isActive ? t("people.page.worksHere") : t("people.page.workedHere")}>
            {t(`auth.role.${agent.role}`)}
          </Fact>
        )}
        <Fact label={t("people.page.language")}>{t(`shell.${locale}`)}</Fact>
        <Fact label={t("people.page.known")}>
          <When at={createdAt} />
        </Fact>
      </dl>
    </>
  )
}

function useAccountWords({ anonymizedAt, hasAccount, emailVerified }: Requester): string {
  const { t } = useTranslation()
  if (anonymizedAt) return t("people.page.gone")
  if (!hasAccount) return t("people.page.noAccount")
  return emailVerified ? t("people.page.hasAccount") : t("people.page.unverified")
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
