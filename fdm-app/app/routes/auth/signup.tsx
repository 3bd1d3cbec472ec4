import { useTranslation } from "react-i18next"
import { Form, Link, redirect } from "react-router"
import { AuthAlert } from "~/components/blocks/auth/auth-alert"
import { Button } from "~/components/ui/button"
import { TextField } from "~/components/ui/form/field"
import { PageTitle } from "~/components/ui/page-title"
import { authRefusal, cookiesOf } from "~/lib/auth/auth-answer.server"
import type { AuthField } from "~/lib/auth/auth-problem"
import { safePath } from "~/lib/auth/safe-path"
import { askAuth } from "~/lib/auth/session.server"
import { signInPath } from "~/lib/auth/sign-in-path"
import { caller } from "~/lib/requests/caller.server"
import { readForm } from "~/lib/requests/form.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/signup"

export function loader({ url, context }: Route.LoaderArgs) {
  const to = safePath(url.searchParams.get("to"))
  if (context.get(caller).user) throw redirect(to)
  return { to }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { host, locale } = context.get(caller)
  return page(async () => {
    const { name = "", email = "", password = "", to } = await readForm(request)
    const path = safePath(to)
    const input = { name: name.trim(), email: email.trim(), password, locale, callbackURL: path }
    const answer = await askAuth(host.auth, request, host.environment.url, "/sign-up/email", input)
    if (!answer.ok) return await authRefusal(context, answer, { problem: "fields", fields: ["email"] }, { name, email })
    const sent = new URLSearchParams({ email: input.email, to: path, new: "" })
    return redirect(`/signin/link?${sent}`, { status: 303, headers: cookiesOf(answer) })
  })
}

export default function SignUp({ loaderData: { to }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errorOf = (field: AuthField) => {
    if (!actionData?.fields?.includes(field)) return undefined
    return field === "name" && actionData.name.trim() === "" ? t("auth.nameMissing") : t(`auth.fields.${field}`)
  }
  return (
    <section className="grid gap-4">
      <PageTitle>{t("auth.signUpTitle")}</PageTitle>
      <h1 className="font-semibold text-xl">{t("auth.signUpTitle")}</h1>
      <AuthAlert problem={actionData?.problem} retryAt={actionData?.retryAt} />
      <Form method="post" reloadDocument className="grid gap-4">
        <input type="hidden" name="to" value={to} />
        <TextField
          name="name"
          autoComplete="name"
          label={t("auth.name")}
          error={errorOf("name")}
          defaultValue={actionData?.name}
        />
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={t("auth.email")}
          error={errorOf("email")}
          defaultValue={actionData?.email}
        />
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t("auth.password")}
          hint={t("auth.passwordHint")}
          error={errorOf("password")}
        />
        <Button look="primary" size="large">
          {t("auth.signUp")}
        </Button>
      </Form>
      <p className="text-soft">
        {t("auth.hasAccount")}{" "}
        <Link to={signInPath(to)} className="text-accent-ink underline underline-offset-2">
          {t("auth.signIn")}
        </Link>
      </p>
    </section>
  )
}
