import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { data, Form, Link, redirect } from "react-router"
import { DemoAccounts } from "~/components/blocks/auth/demo-accounts"
import { MagicLinkForm } from "~/components/blocks/auth/magic-link-form"
import { Alert } from "~/components/ui/alert"
import { dropDraftsForGood } from "~/components/ui/browser-drafts"
import { Button } from "~/components/ui/button"
import { TextField } from "~/components/ui/field"
import { PageTitle } from "~/components/ui/page-title"
import { cookiesOf } from "~/lib/auth-answer.server"
import { caller } from "~/lib/caller.server"
import { readForm } from "~/lib/form.server"
import { page } from "~/lib/page.server"
import { safePath } from "~/lib/safe-path"
import { askAuth } from "~/lib/session.server"
import type { Route } from "./+types/signin"

export function loader({ url, context }: Route.LoaderArgs) {
  const { user, host } = context.get(caller)
  const to = safePath(url.searchParams.get("to"))
  if (user) throw redirect(to)
  const { searchParams } = url
  return { to, demo: host.demo, isExpired: searchParams.has("error"), isDeleted: searchParams.has("deleted") }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { auth, environment } = context.get(caller).host
  return page(async () => {
    const { email = "", password = "", to } = await readForm(request)
    const answer = await askAuth(auth, request, environment.url, "/sign-in/email", { email, password })
    if (answer.ok) return redirect(safePath(to), { status: 303, headers: cookiesOf(answer) })
    const problem: "tooMany" | "wrong" = answer.status === 429 ? "tooMany" : "wrong"
    return data({ problem, email }, { status: answer.status })
  })
}

export default function SignIn({ loaderData: { to, demo, isExpired, isDeleted }, actionData }: Route.ComponentProps) {
  return (
    <div data-wide={demo && true} className={demo && "grid gap-8 lg:grid-cols-2 lg:gap-20"}>
      <div className="grid content-start gap-8">
        {isDeleted && !actionData && <AccountDeleted />}
        <SignInForm
          to={to}
          problem={actionData?.problem ?? (isExpired ? "expired" : undefined)}
          email={actionData?.email}
        />
        <MagicLinkForm to={to} />
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

type FormProps = { to: string; problem?: "expired" | "tooMany" | "wrong"; email?: string }

function SignInForm({ to, problem, email }: FormProps) {
  const { t } = useTranslation()
  const search = to === "/" ? "" : `?${new URLSearchParams({ to })}`
  return (
    <section className="grid gap-4">
      <PageTitle>{t("auth.signInTitle")}</PageTitle>
      <h1 className="font-semibold text-xl">{t("auth.signInTitle")}</h1>
      {problem && <Alert tone="bad" title={t(`auth.${problem}`)} />}
      <Form method="post" reloadDocument className="grid gap-4">
        <input type="hidden" name="to" value={to} />
        <TextField name="email" type="email" autoComplete="username" label={t("auth.email")} defaultValue={email} />
        <TextField name="password" type="password" autoComplete="current-password" label={t("auth.password")} />
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
