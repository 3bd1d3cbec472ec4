import { FdmError } from "fdm-core/errors"
import { reply } from "~/lib/reply.server"
import { askAuth } from "~/lib/session.server"
import { signedIn } from "~/lib/signed-in.server"
import type { Route } from "./+types/account.name"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ name = "" }) => {
    const { auth, environment } = signedIn(args).host
    const answer = await askAuth(auth, args.request, environment.url, "/update-user", { name: name.trim() })
    if (!answer.ok) throw new FdmError("invalid_input", "no name to be called by", { fields: ["name"] })
  })
}
