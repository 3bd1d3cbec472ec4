import { loadDesk, parse, saveWorkflow, saveWorkflowInput } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { editedWorkflow } from "~/lib/workflow-form.server"
import type { Route } from "./+types/admin.support.settings.workflow.save"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now } = agentOnly(args)
    const { workflow } = await loadDesk(db)
    await saveWorkflow(db, actor, parse(saveWorkflowInput, { workflow: editedWorkflow(workflow, form) }), now)
  })
}
