import { redirect } from "react-router"
import { cookiesOf } from "~/lib/auth-answer.server"
import { caller } from "~/lib/caller.server"
import { readForm } from "~/lib/form.server"
import { page } from "~/lib/page.server"
import { safePath } from "~/lib/safe-path"
import { askAuth } from "~/lib/session.server"
import { signInPath } from "~/lib/sign-in-path"
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
