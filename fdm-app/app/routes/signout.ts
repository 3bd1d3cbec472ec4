import { redirect } from "react-router"
import { cookiesOf } from "~/lib/auth-answer.server"
import { caller } from "~/lib/caller.server"
import { askAuth } from "~/lib/session.server"
import type { Route } from "./+types/signout"

/** Ends the session, here and in the database. */
export async function action({ request, context }: Route.ActionArgs) {
  const { auth, environment } = context.get(caller).host
  const answer = await askAuth(auth, request, environment.url, "/sign-out", {})
  return redirect("/signin", { status: 303, headers: cookiesOf(answer) })
}

export function loader() {
  return redirect("/")
}
