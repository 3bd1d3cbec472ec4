import { loadDesk, parse, saveWorkflow, saveWorkflowInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { editedWorkflow } from "~/lib/settings/workflow-form.server"
import type { Route } from "./+types/save"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now } = agentOnly(args)
    const { workflow } = await loadDesk(db)
    await saveWorkflow(db, actor, parse(saveWorkflowInput, { workflow: editedWorkflow(workflow, form) }), now)
  })
}
