import type { Workflow, WorkflowStatus } from "fdm-helpdesk/workflow"
import { findStatus, movesFrom } from "fdm-helpdesk/workflow"
import { ChevronDown } from "lucide-react"
import { useTranslation } from "react-i18next"
import { SaveRow } from "~/components/blocks/settings/save-row"
import { StatusBadge } from "~/components/blocks/ticket/status-badge"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { PostForm } from "~/components/ui/form/post-form"
import { useClock } from "~/components/ui/time/time"
import type { FailedOutcome } from "~/lib/requests/outcome"
import { StatusFields } from "./status-fields"

type Props = { workflow: Workflow; mayChange: boolean }

/** The statuses as a table that can be read; for those who may, each opens into the fields of its words and moves. */
export function WorkflowForm({ workflow, mayChange }: Props) {
  const { t } = useTranslation()
  if (!mayChange)
    return (
      <Statuses>
        {workflow.statuses.map((status) => (
          <li key={status.key} className={`${row} px-2 py-2.5`}>
            <StatusRow workflow={workflow} status={status} />
          </li>
        ))}
      </Statuses>
    )
  return (
    <PostForm name="save" subject="workflow" done={t("settings.workflow.done.save")} className="grid gap-4">
      {({ isBusy, failed, typed }) => (
        <>
          {failed && offStatuses(failed, workflow).size === 0 && <ErrorAlert code={failed.code} />}
          <Statuses>
            {workflow.statuses.map((status) => {
              const problem = failed && offStatuses(failed, workflow).get(status.key)
              return (
                <li key={status.key}>
                  <details className="group" open={problem !== undefined}>
                    <summary className={`${row} items-center px-2 py-2.5 hover:bg-hover`}>
                      <StatusRow workflow={workflow} status={status} />
                      <span className="sr-only">{t("settings.edit")}</span>
                      <ChevronDown aria-hidden size={16} className="justify-self-end text-soft group-open:rotate-180" />
                    </summary>
                    <StatusFields workflow={workflow} status={status} problem={problem} typed={typed} />
                  </details>
                </li>
              )
            })}
          </Statuses>
          <SaveRow name="save" subject="workflow" isBusy={isBusy} />
        </>
      )}
    </PostForm>
  )
}

const row = "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 sm:grid-cols-[11rem_6rem_minmax(0,1fr)_1rem]"

function Statuses({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <div>
      <p aria-hidden className={`${row} hidden px-2 pb-1.5 text-soft text-xs sm:grid`}>
        <span>{t("settings.workflow.status")}</span>
        <span>{t("settings.workflow.category")}</span>
        <span>{t("settings.workflow.to")}</span>
      </p>
      <ul aria-label={t("settings.workflow.statuses")} className="divide-y border-y">
        {children}
      </ul>
    </div>
  )
}

function StatusRow({ workflow, status }: { workflow: Workflow; status: WorkflowStatus }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const targets = movesFrom(workflow, status.key).map(({ label }) => label[locale])
  return (
    <>
      <span className="font-medium">
        <StatusBadge ticket={{ status: status.key, statusCategory: status.category }} workflow={workflow} />
      </span>
      <span className="text-soft max-sm:col-start-1">{t(`settings.workflow.categories.${status.category}`)}</span>
      <span className="text-soft max-sm:col-start-1">
        <span className="sr-only">{t("settings.workflow.to")}: </span>
        {targets.join(", ") || t("settings.workflow.toNothing")}
      </span>
    </>
  )
}

/** What is wrong with which status: the names of its fields, or `unreachable`. */
function offStatuses({ details }: FailedOutcome, workflow: Workflow): Map<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const add = (key: string, problem: string) => found.set(key, [...(found.get(key) ?? []), problem])
  const { unreachable, fields } = details
  for (const key of Array.isArray(unreachable) ? unreachable : [])
    if (findStatus(workflow, key)) add(key, "unreachable")
  for (const field of Array.isArray(fields) ? fields : []) {
    const [, at, kind, locale] = /^workflow\.statuses\.(\d+)\.(label|meaning)\.(nl|en)$/.exec(field) ?? []
    const status = workflow.statuses[Number(at)]
    if (status) add(status.key, `${kind}:${locale}`)
  }
  return found
}
