import { redirect } from "react-router"
import { safePath } from "~/lib/auth/safe-path"
import { caller } from "~/lib/requests/caller.server"
import { readForm } from "~/lib/requests/form.server"
import { localeCookie } from "~/lib/requests/locale.server"
import { page } from "~/lib/requests/page.server"
import { isLocale } from "~/locales/translation"
import type { Route } from "./+types/language"

export { Nothing as default } from "~/components/ui/nothing"

/** Chooses a language: for this browser, and for the account of who is signed in. */
export function action({ request, context }: Route.ActionArgs) {
  const { host, user } = context.get(caller)
  return page(async () => {
    const { locale, to } = await readForm(request)
    const path = safePath(to)
    if (!isLocale(locale)) return redirect(path, 303)
    if (user) await host.auth.api.updateUser({ headers: request.headers, body: { locale } })
    return redirect(path, { status: 303, headers: { "Set-Cookie": await localeCookie.serialize(locale) } })
  })
}

export function loader() {
  return redirect("/")
}
