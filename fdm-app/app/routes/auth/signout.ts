import { redirect } from "react-router"
import { cookiesOf } from "~/lib/auth/auth-answer.server"
import { safePath } from "~/lib/auth/safe-path"
import { askAuth } from "~/lib/auth/session.server"
import { signInPath } from "~/lib/auth/sign-in-path"
import { caller } from "~/lib/requests/caller.server"
import { readForm } from "~/lib/requests/form.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/signout"

export { Nothing as default } from "~/components/ui/nothing"

/** Ends the session, here and in the database; whoever signs in anew may go on where they were. */
export function action({ request, context }: Route.ActionArgs) {
  const { auth, environment } = context.get(caller).host
  return page(async () => {
    const to = safePath((await readForm(request)).to)
    const answer = await askAuth(auth, request, environment.url, "/sign-out", {})
    const next = signInPath(to)
    return redirect(next, { status: 303, headers: cookiesOf(answer) })
  })
}

export function loader() {
  return redirect("/")
}
