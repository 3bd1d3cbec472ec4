import type { Activity, Agent, TicketDetail } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Alert } from "~/components/ui/alert"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { useClock, When } from "~/components/ui/time/time"
import type { FailedOutcome } from "~/lib/requests/outcome"
import { changeInWords } from "./change-words"
import { useLatestOutcome } from "./turns"

type Props = { detail: TicketDetail; agents: readonly Agent[] }

/** Why the last choice in the sidebar was refused. When somebody else was first: what they did. */
export function ConflictAlert({ detail, agents }: Props) {
  const { t } = useTranslation()
  const outcome = useLatestOutcome(detail.ticket.id)
  if (outcome?.ok !== false) return null
  if (outcome.code !== "conflict") return <ErrorAlert code={outcome.code} className="mx-4 mt-4 sm:mx-5" />
  return (
    <Alert tone="bad" title={t("console.conflict")} className="mx-4 mt-4 sm:mx-5">
      <ChangesSince outcome={outcome} detail={detail} agents={agents} />
    </Alert>
  )
}

/** Triage that fell back on the defaults left the ticket as it was, so it is never what somebody came too late for. */
function touchesTicket({ type, data }: Activity): boolean {
  return type !== "ticket.triaged" || data.source === "model"
}

function ChangesSince({ outcome, detail, agents }: Props & { outcome: FailedOutcome }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const { activity, workflow } = detail
  const since = new Date(outcome.seenAt ?? Number.NaN)
  const changes = activity.filter((change) => change.createdAt > since && touchesTicket(change))
  if (changes.length === 0) return null
  return (
    <>
      <p>{t("console.conflictChanges")}</p>
      <ul className="list-disc pl-5">
        {changes.map((change) => (
          <li key={change.id}>
            {changeInWords(change, { t, locale, workflow, agents })} · <When at={change.createdAt} />
          </li>
        ))}
      </ul>
    </>
  )
}
