import { redirect } from "react-router"
import { accountRefusal, cookiesOf } from "~/lib/auth/auth-answer.server"
import { askAuth } from "~/lib/auth/session.server"
import { signedIn } from "~/lib/auth/signed-in.server"
import { assertSure } from "~/lib/auth/sure.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/delete"

export { Nothing as default } from "~/components/ui/nothing"

/** Deletes the account of whoever is signed in. What the helpdesk holds of them is erased by `onDeleteUser` of the host. */
export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { now, host } = signedIn(args)
    assertSure(form)
    const answer = await askAuth(host.auth, args.request, host.environment.url, "/delete-user", {})
    if (answer.ok) return redirect("/signin?deleted", { status: 303, headers: cookiesOf(answer) })
    throw await accountRefusal(answer, { SESSION_EXPIRED: "stale", LAST_ADMIN: "lastAdmin" }, now)
  })
}
