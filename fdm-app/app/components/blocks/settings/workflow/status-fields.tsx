import type { Workflow, WorkflowStatus } from "fdm-helpdesk/workflow"
import { useTranslation } from "react-i18next"
import { TextField } from "~/components/ui/form/field"
import { useClock } from "~/components/ui/time/time"

type Props = {
  workflow: Workflow
  status: WorkflowStatus
  /** `unreachable`, or names of fields such as `label:nl`. */
  problem?: readonly string[]
  typed: (field: string) => string | undefined
}

/** The words and the moves of one status. Names of the fields hold its key: `label:open:nl`, `move:open:closed`. */
export function StatusFields({ workflow, status, problem = [], typed }: Props) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const { key } = status
  const isTyped = typed(`label:${key}:nl`) !== undefined
  const isChosen = (to: string) =>
    isTyped ? typed(`move:${key}:${to}`) !== undefined : (workflow.moves[key] ?? []).includes(to)
  return (
    <div className="grid gap-4 px-2 pt-2 pb-5">
      {workflow.initial === key && <p className="text-soft">{t("settings.workflow.begin")}</p>}
      {problem.includes("unreachable") && (
        <p role="alert" className="text-danger-ink">
          {t("settings.workflow.unreachable")}
        </p>
      )}
      {(["label", "meaning"] as const).map((kind) => (
        <div key={kind} className="grid gap-4 sm:grid-cols-2">
          {(["nl", "en"] as const).map((language) => (
            <TextField
              key={language}
              name={`${kind}:${key}:${language}`}
              lang={language}
              label={t(`settings.workflow.${kind}.${language}`)}
              defaultValue={typed(`${kind}:${key}:${language}`) ?? status[kind][language]}
              error={problem.includes(`${kind}:${language}`) ? t("settings.workflow.wordsOff") : undefined}
              autoComplete="off"
            />
          ))}
        </div>
      ))}
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium">{t("settings.workflow.moves")}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {workflow.statuses
            .filter((to) => to.key !== key)
            .map((to) => (
              <label key={to.key} className="flex items-center gap-2">
                <input
                  type="checkbox"
                  name={`move:${key}:${to.key}`}
                  defaultChecked={isChosen(to.key)}
                  className="size-4 accent-accent"
                />
                {to.label[locale]}
              </label>
            ))}
        </div>
      </fieldset>
    </div>
  )
}
