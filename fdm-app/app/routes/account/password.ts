import { redirect } from "react-router"
import { accountRefusal, cookiesOf } from "~/lib/auth/auth-answer.server"
import { askAuth } from "~/lib/auth/session.server"
import { signedIn } from "~/lib/auth/signed-in.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/password"

export { Nothing as default } from "~/components/ui/nothing"

/** Changes the password of whoever is signed in, or sets one after a mailed link: the form without the current one. Its session goes on under a new token. */
export function action(args: Route.ActionArgs) {
  return reply(args, async ({ currentPassword, newPassword = "" }) => {
    const { now, host } = signedIn(args)
    const path = currentPassword === undefined ? "/set-password" : "/change-password"
    const answer = await askAuth(host.auth, args.request, host.environment.url, path, { currentPassword, newPassword })
    if (answer.ok) return redirect("/account?done=password", { status: 303, headers: cookiesOf(answer) })
    throw await accountRefusal(answer, { LINK_NEEDED: "link", CREDENTIAL_ACCOUNT_NOT_FOUND: "link" }, now)
  })
}
