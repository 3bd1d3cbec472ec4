import { magicLinkMinutes } from "fdm-core/auth"
import { MailCheck } from "lucide-react"
import { useTranslation } from "react-i18next"
import { data, Link, redirect } from "react-router"
import { MagicLinkForm } from "~/components/blocks/auth/magic-link-form"
import { Alert } from "~/components/ui/alert"
import { buttonStyle } from "~/components/ui/button"
import { PageTitle } from "~/components/ui/page-title"
import { authProblem } from "~/lib/auth-answer.server"
import { caller } from "~/lib/caller.server"
import { readForm } from "~/lib/form.server"
import { page } from "~/lib/page.server"
import { safePath } from "~/lib/safe-path"
import { askAuth } from "~/lib/session.server"
import type { Route } from "./+types/signin.link"

export function loader({ url, context }: Route.LoaderArgs) {
  const email = url.searchParams.get("email")
  const to = safePath(url.searchParams.get("to"))
  return { email, to, minutes: magicLinkMinutes, hasMailFolder: context.get(caller).host.mails !== undefined }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { auth, environment } = context.get(caller).host
  return page(async () => {
    const { email = "", to } = await readForm(request)
    const path = safePath(to)
    const again = new URLSearchParams({ to: path })
    const input = { email: email.trim(), callbackURL: path, errorCallbackURL: `/signin?${again}` }
    const answer = await askAuth(auth, request, environment.url, "/sign-in/magic-link", input)
    if (!answer.ok)
      return data({ problem: await authProblem(answer, "email"), email, to: path }, { status: answer.status })
    return redirect(`/signin/link?${new URLSearchParams({ email: input.email, to: path })}`, 303)
  })
}

export default function LinkSent({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { email, to, minutes, hasMailFolder } = loaderData
  if (actionData || !email)
    return (
      <>
        {actionData?.problem === "tooMany" && <Alert tone="bad" title={t("auth.tooMany")} />}
        <MagicLinkForm
          to={actionData?.to ?? to}
          email={actionData?.email}
          error={actionData?.problem === "email" ? t("auth.fields.email") : undefined}
        />
      </>
    )
  return (
    <section className="grid gap-3">
      <PageTitle>{t("auth.sentTitle")}</PageTitle>
      <MailCheck aria-hidden size={32} strokeWidth={1.5} className="text-accent-ink" />
      <h1 className="font-semibold text-xl">{t("auth.sentTitle")}</h1>
      <p className="wrap-anywhere">{t("auth.sentText", { email, minutes })}</p>
      <p className="mt-2 flex flex-wrap gap-2">
        {hasMailFolder && (
          <Link to="/dev/mail" className={buttonStyle({ look: "primary" })}>
            {t("auth.sentDemo")}
          </Link>
        )}
        <Link to={`/signin?${new URLSearchParams({ to })}`} className={buttonStyle()}>
          {t("auth.another")}
        </Link>
      </p>
    </section>
  )
}
