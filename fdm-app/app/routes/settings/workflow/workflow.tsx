import { isDeepStrictEqual } from "node:util"
import { canAtDesk, loadDesk, workflowPresets } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet } from "react-router"
import { Section, SettingsPage } from "~/components/blocks/settings/settings-page"
import { WorkflowChoice } from "~/components/blocks/settings/workflow/workflow-choice"
import { WorkflowForm } from "~/components/blocks/settings/workflow/workflow-form"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/workflow"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const { workflow } = await loadDesk(db)
    return {
      workflow,
      presets: Object.values(workflowPresets),
      isAsShipped: isDeepStrictEqual(workflowPresets[workflow.id], workflow),
      mayChange: canAtDesk(actor, "workflow.change"),
      outcome: args.context.get(outcome),
      done: doneWord(args.url, ["choose", "save"]),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function WorkflowPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { workflow, presets, isAsShipped, mayChange, outcome, done } = loaderData
  return (
    <OutcomeProvider value={outcome}>
      <SettingsPage
        title={t("settings.pages.workflow")}
        intro={t("settings.workflow.intro")}
        done={done && !outcome ? t(`settings.workflow.done.${done}`) : undefined}
        readOnly={mayChange ? undefined : t("settings.readOnly.manager")}
      >
        <WorkflowChoice current={workflow} presets={presets} isAsShipped={isAsShipped} mayChange={mayChange} />
        <Section
          id="statuses"
          title={t("settings.workflow.statuses")}
          intro={mayChange && t("settings.workflow.statusesText")}
        >
          <WorkflowForm key={workflow.id} workflow={workflow} mayChange={mayChange} />
        </Section>
      </SettingsPage>
      <Outlet />
    </OutcomeProvider>
  )
}
