import { parse, saveWorkflow, saveWorkflowInput } from "fdm-helpdesk"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import { carryOverOf } from "~/lib/settings/workflow-form.server"
import type { Route } from "./+types/choose"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { db, actor, now } = agentOnly(args)
    const input = parse(saveWorkflowInput, { preset: form.preset, carryOver: carryOverOf(form) })
    await saveWorkflow(db, actor, input, now)
  })
}
