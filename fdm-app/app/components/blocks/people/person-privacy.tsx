import type { Requester } from "fdm-helpdesk"
import { Download } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Alert } from "~/components/ui/alert"
import { buttonStyle } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { Section } from "~/components/ui/section"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"
import { EraseForm } from "./erase-form"

type Props = { person: Requester; isOwn: boolean; failed?: FailedOutcome }

/** What those who lead the desk do when somebody asks for their data, or to be forgotten. */
export function PersonPrivacy({ person, isOwn, failed }: Props) {
  const { t } = useTranslation()
  const isUnsure = offFields(failed).includes("sure")
  return (
    <Section title={t("people.page.privacy")}>
      <p className="text-soft text-sm">{t("people.page.exportText")}</p>
      <a href={`/admin/support/people/${person.id}/data`} download className={buttonStyle({ className: "w-fit" })}>
        <Download aria-hidden size={16} />
        {t("people.page.export")}
      </a>
      {isOwn ? (
        <p className="mt-3 text-soft text-sm">{t("people.page.own")}</p>
      ) : (
        <>
          <p className="mt-3 text-soft text-sm">{t("people.page.eraseText")}</p>
          {failed && !isUnsure && <Refusal failed={failed} />}
          <EraseForm
            action="anonymize"
            open={t("people.page.eraseOpen")}
            sure={t("people.page.sure")}
            error={isUnsure ? t("people.page.sureNeeded") : undefined}
            button={t("people.page.erase")}
            isOpen={failed !== undefined}
          >
            {person.agent?.isActive && <p>{t("people.page.eraseAgent")}</p>}
            {person.hasAccount && <p>{t("people.page.eraseAccount")}</p>}
          </EraseForm>
        </>
      )}
    </Section>
  )
}

function Refusal({ failed: { code, details } }: { failed: FailedOutcome }) {
  const { t } = useTranslation()
  if (details.reason === "last_admin") return <Alert tone="bad" title={t("people.page.lastAdmin")} />
  if (code === "forbidden") return <Alert tone="bad" title={t("people.page.notAllowed")} />
  return <ErrorAlert code={code} />
}
