import type { Workflow } from "fdm-helpdesk/workflow"
import { Check } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Section } from "~/components/blocks/settings/settings-page"
import { Alert } from "~/components/ui/alert"
import { Button } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { PostForm } from "~/components/ui/form/post-form"
import { useClock } from "~/components/ui/time/time"
import type { FailedOutcome } from "~/lib/requests/outcome"

type Props = {
  current: Workflow
  presets: readonly Workflow[]
  /** Whether the workflow is one of the presets as it ships. */
  isAsShipped: boolean
  mayChange: boolean
}

/** The workflows that ship, the one in use marked. Choosing one asks where tickets go whose status it does not have. */
export function WorkflowChoice({ current, presets, isAsShipped, mayChange }: Props) {
  const { t } = useTranslation()
  const isOwn = !isAsShipped
  return (
    <Section id="workflow-choice" title={t("settings.workflow.choose")}>
      <ul aria-labelledby="workflow-choice" className="grid gap-3 sm:grid-cols-2">
        {isOwn && (
          <Card title={t("settings.workflow.presets.own")} text={t("settings.workflow.presetText.own")} isCurrent />
        )}
        {presets.map((preset) => {
          const id = preset.id as "fdm" | "itil"
          const isCurrent = isAsShipped && id === current.id
          return (
            <Card
              key={id}
              title={t(`settings.workflow.presets.${id}`)}
              text={t(`settings.workflow.presetText.${id}`)}
              isCurrent={isCurrent}
            >
              {mayChange && !isCurrent && (
                <Choose preset={preset} current={current} isReset={isOwn && id === current.id} />
              )}
            </Card>
          )
        })}
      </ul>
    </Section>
  )
}

type CardProps = { title: string; text: string; isCurrent?: boolean; children?: React.ReactNode }

function Card({ title, text, isCurrent, children }: CardProps) {
  const { t } = useTranslation()
  return (
    <li
      tabIndex={-1}
      data-focus-home=""
      className={`grid content-start gap-2 rounded-lg border p-4 ${isCurrent ? "border-accent" : ""}`}
    >
      <h3 className="flex flex-wrap items-center justify-between gap-2 font-medium">
        {title}
        {isCurrent && (
          <span className="inline-flex items-center gap-1 font-normal text-accent-ink">
            <Check aria-hidden size={14} />
            {t("settings.workflow.current")}
          </span>
        )}
      </h3>
      <p className="text-soft">{text}</p>
      {children}
    </li>
  )
}

type ChooseProps = { preset: Workflow; current: Workflow; isReset: boolean }

function Choose({ preset, current, isReset }: ChooseProps) {
  const { t } = useTranslation()
  return (
    <PostForm name="choose" subject={preset.id} done={t("settings.workflow.done.choose")} className="mt-1 grid gap-3">
      {({ isBusy, failed }) => {
        // Without scripts both cards hear of a failure; this one's own names its preset.
        const own = (failed?.values.preset ?? preset.id) === preset.id ? failed : undefined
        return (
          <>
            <input type="hidden" name="preset" value={preset.id} />
            {own && !isInUse(own) && <ErrorAlert code={own.code} />}
            {own && isInUse(own) && <CarryOver failed={own} preset={preset} current={current} />}
            <p>
              <Button isBusy={isBusy}>{isReset ? t("settings.workflow.reset") : t("settings.workflow.use")}</Button>
            </p>
          </>
        )
      }}
    </PostForm>
  )
}

const isInUse = ({ code, details }: FailedOutcome) =>
  (code === "conflict" && details.reason === "statuses_in_use") || Array.isArray(details.fields)

/** For each status that is no more: how many tickets stand there, and where they go. */
function CarryOver({ failed, preset, current }: { failed: FailedOutcome; preset: Workflow; current: Workflow }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const { statuses, tickets } = failed.details
  const all = Array.isArray(statuses) && Array.isArray(tickets) ? statuses : []
  const nameOf = (key: string) => current.statuses.find((status) => status.key === key)?.label[locale] ?? key
  return (
    <fieldset className="grid gap-3 rounded-md bg-sunken p-3">
      <legend className="sr-only">{t("settings.workflow.carryTitle")}</legend>
      <Alert tone="bad" title={t("settings.workflow.carryTitle")}>
        <p>{t("settings.workflow.carryText")}</p>
      </Alert>
      {all.map((key, at) => (
        <label key={key} className="grid gap-1">
          {t("settings.workflow.carry", {
            count: Number((tickets as readonly string[])[at] ?? 0),
            status: nameOf(key),
          })}
          <select
            name={`carry:${key}`}
            required
            defaultValue={preset.statuses.find(({ category }) => category === categoryOf(current, key))?.key ?? ""}
            className="h-9 rounded-md border border-line-strong bg-canvas px-2"
          >
            <option value="">{t("settings.workflow.carryChoose")}</option>
            {preset.statuses.map((status) => (
              <option key={status.key} value={status.key}>
                {status.label[locale]}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  )
}

/** What is offered first: a status of the same kind. */
function categoryOf(workflow: Workflow, key: string) {
  return workflow.statuses.find((status) => status.key === key)?.category
}
