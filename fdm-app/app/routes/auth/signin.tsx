import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { data, Form, Link, redirect } from "react-router"
import { z } from "zod"
import { AuthAlert } from "~/components/blocks/auth/auth-alert"
import { DemoAccounts } from "~/components/blocks/auth/demo-accounts"
import { MagicLinkForm } from "~/components/blocks/auth/magic-link-form"
import { Alert } from "~/components/ui/alert"
import { Button } from "~/components/ui/button"
import { dropDraftsForGood } from "~/components/ui/form/browser-drafts"
import { TextField } from "~/components/ui/form/field"
import { PageTitle } from "~/components/ui/page-title"
import { authRefusal, cookiesOf } from "~/lib/auth/auth-answer.server"
import type { AuthField, AuthProblem } from "~/lib/auth/auth-problem"
import { safePath } from "~/lib/auth/safe-path"
import { askAuth } from "~/lib/auth/session.server"
import { demoReader } from "~/lib/host/mail-folder.server"
import { caller } from "~/lib/requests/caller.server"
import { readForm } from "~/lib/requests/form.server"
import { shortValues } from "~/lib/requests/handed-back"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/signin"

export function loader({ url, request, context }: Route.LoaderArgs) {
  const known = context.get(caller)
  const { user, host } = known
  const to = safePath(url.searchParams.get("to"))
  if (user) throw redirect(to)
  const { searchParams } = url
  const reader = /^\/dev\/mail\b/.test(to) ? demoReader(known, request) : undefined
  return { to, demo: host.demo, reader, isExpired: searchParams.has("error"), isDeleted: searchParams.has("deleted") }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { auth, environment } = context.get(caller).host
  return page(async () => {
    const { email = "", password = "", to } = await readForm(request)
    const fields = unsaid({ email, password })
    if (fields.length > 0)
      return data(
        { problem: "fields" as const, fields, retryAt: undefined, ...shortValues({ email }) },
        { status: 400 },
      )
    const answer = await askAuth(auth, request, environment.url, "/sign-in/email", { email, password })
    if (answer.ok) return redirect(safePath(to), { status: 303, headers: cookiesOf(answer) })
    return await authRefusal(context, answer, { problem: "wrong" }, { email })
  })
}

/** What has to be filled in before there is anything to try. */
function unsaid({ email, password }: { email: string; password: string }): AuthField[] {
  return [...(z.email().safeParse(email).success ? [] : ["email" as const]), ...(password ? [] : ["password" as const])]
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { to, demo, reader, isExpired, isDeleted } = loaderData
  return (
    <div data-wide={demo && true} className={demo && "grid gap-8 lg:grid-cols-2 lg:gap-20"}>
      <div className="grid content-start gap-8">
        {isDeleted && !actionData && <AccountDeleted />}
        {reader && <Alert tone="good" title={t("auth.keptAs", reader)} />}
        <SignInForm to={to} isExpired={isExpired} failed={actionData} />
        <MagicLinkForm to={to} email={actionData?.email} />
      </div>
      {demo && <DemoAccounts demo={demo} to={to} />}
    </div>
  )
}

/** Nothing of theirs stays in this browser either. */
function AccountDeleted() {
  const { t } = useTranslation()
  useEffect(dropDraftsForGood, [])
  return <Alert tone="good" title={t("people.account.removed")} />
}

type FormProps = { to: string; isExpired: boolean; failed?: AuthProblem & { email: string } }

function SignInForm({ to, isExpired, failed }: FormProps) {
  const { t } = useTranslation()
  const search = to === "/" ? "" : `?${new URLSearchParams({ to })}`
  return (
    <section className="grid gap-4">
      <PageTitle>{t("auth.signInTitle")}</PageTitle>
      <h1 className="font-semibold text-xl">{t("auth.signInTitle")}</h1>
      <AuthAlert problem={failed?.problem ?? (isExpired ? "expired" : undefined)} retryAt={failed?.retryAt} hasLink />
      <Form method="post" reloadDocument className="grid gap-4">
        <input type="hidden" name="to" value={to} />
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={t("auth.email")}
          defaultValue={failed?.email}
          error={failed?.fields?.includes("email") ? t("auth.fields.email") : undefined}
        />
        <TextField
          name="password"
          type="password"
          autoComplete="current-password"
          label={t("auth.password")}
          error={failed?.fields?.includes("password") ? t("auth.passwordMissing") : undefined}
        />
        <Button look="primary" size="large">
          {t("auth.signIn")}
        </Button>
      </Form>
      <p className="text-soft">
        {t("auth.noAccount")}{" "}
        <Link to={`/signup${search}`} className="text-accent-ink underline underline-offset-2">
          {t("auth.signUpTitle")}
        </Link>
      </p>
    </section>
  )
}
