import { FdmError } from "fdm-core/errors"
import { redirect } from "react-router"
import { cookiesOf } from "~/lib/auth-answer.server"
import { reply } from "~/lib/reply.server"
import { askAuth } from "~/lib/session.server"
import { signedIn } from "~/lib/signed-in.server"
import { assertSure } from "~/lib/sure.server"
import type { Route } from "./+types/account.delete"

export { Nothing as default } from "~/components/ui/nothing"

/** Deletes the account of whoever is signed in. What the helpdesk holds of them is erased by `onDeleteUser` of the host. */
export function action(args: Route.ActionArgs) {
  return reply(args, async (form) => {
    const { auth, environment } = signedIn(args).host
    assertSure(form)
    const answer = await askAuth(auth, args.request, environment.url, "/delete-user", {})
    if (answer.ok) return redirect("/signin?deleted", { status: 303, headers: cookiesOf(answer) })
    const { code } = await answer.json().catch(() => ({ code: undefined }))
    throw new FdmError("conflict", "the account stays", { reason: reasons[code] ?? "other" })
  })
}

const reasons: Record<string, "stale" | "lastAdmin"> = { SESSION_EXPIRED: "stale", LAST_ADMIN: "lastAdmin" }
