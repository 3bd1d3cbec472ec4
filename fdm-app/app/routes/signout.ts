import { redirect } from "react-router"
import { cookiesOf } from "~/lib/auth-answer.server"
import { caller } from "~/lib/caller.server"
import { readForm } from "~/lib/form.server"
import { safePath } from "~/lib/safe-path"
import { askAuth } from "~/lib/session.server"
import type { Route } from "./+types/signout"

/** Ends the session, here and in the database; whoever signs in anew may go on where they were. */
export async function action({ request, context }: Route.ActionArgs) {
  const { auth, environment } = context.get(caller).host
  const answer = await askAuth(auth, request, environment.url, "/sign-out", {})
  const to = safePath((await readForm(request)).to)
  const next = to === "/" ? "/signin" : `/signin?${new URLSearchParams({ to })}`
  return redirect(next, { status: 303, headers: cookiesOf(answer) })
}

export function loader() {
  return redirect("/")
}
