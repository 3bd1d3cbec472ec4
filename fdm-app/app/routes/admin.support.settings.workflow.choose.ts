import { parse, saveWorkflow, saveWorkflowInput } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { carryOverOf } from "~/lib/workflow-form.server"
import type { Route } from "./+types/admin.support.settings.workflow.choose"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now } = agentOnly(args)
    const input = parse(saveWorkflowInput, { preset: form.preset, carryOver: carryOverOf(form) })
    await saveWorkflow(db, actor, input, now)
  })
}
