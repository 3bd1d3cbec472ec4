import { parse, retryStoppedWork, retryStoppedWorkInput } from "fdm-helpdesk"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.stopped.retry"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, (form) => {
    const { db, actor, now } = agentOnly(args)
    return retryStoppedWork(db, actor, parse(retryStoppedWorkInput, form), now)
  })
}
