import { FdmError } from "fdm-core/errors"
import { askAuth } from "~/lib/auth/session.server"
import { signedIn } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/name"

export { Nothing as default } from "~/components/ui/nothing"

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ name = "" }) => {
    const { auth, environment } = signedIn(args).host
    const answer = await askAuth(auth, args.request, environment.url, "/update-user", { name: name.trim() })
    if (!answer.ok) throw new FdmError("invalid_input", "no name to be called by", { fields: ["name"] })
  })
}
