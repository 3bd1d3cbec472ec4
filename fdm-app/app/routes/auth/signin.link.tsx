import { magicLinkMinutes } from "fdm-core/auth"
import { MailCheck } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link, redirect } from "react-router"
import { z } from "zod"
import { AuthAlert } from "~/components/blocks/auth/auth-alert"
import { MagicLinkForm } from "~/components/blocks/auth/magic-link-form"
import { buttonStyle } from "~/components/ui/button"
import { PageTitle } from "~/components/ui/page-title"
import { authRefusal } from "~/lib/auth/auth-answer.server"
import { safePath } from "~/lib/auth/safe-path"
import { askAuth } from "~/lib/auth/session.server"
import { demoReader, shownMails } from "~/lib/host/mail-folder.server"
import { caller } from "~/lib/requests/caller.server"
import { readForm } from "~/lib/requests/form.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/signin.link"

export function loader({ url: { searchParams }, request, context }: Route.LoaderArgs) {
  const email = z.email().max(longestAddress).safeParse(searchParams.get("email")).data
  const to = safePath(searchParams.get("to"))
  const known = context.get(caller)
  const isKept = known.host.environment.postmark === undefined
  const hasMailFolder = shownMails(known, request) !== undefined
  return {
    email,
    to,
    isNew: searchParams.has("new"),
    minutes: magicLinkMinutes,
    isKept,
    hasMailFolder,
    reader: demoReader(known, request),
  }
}

/** What stands in the address of the page is shown as an address, or not at all. */
const longestAddress = 254

export async function action({ request, context }: Route.ActionArgs) {
  const { auth, environment } = context.get(caller).host
  return page(async () => {
    const { email = "", to } = await readForm(request)
    const path = safePath(to)
    const input = { email: email.trim(), callbackURL: path }
    const answer = await askAuth(auth, request, environment.url, "/sign-in/magic-link", input)
    if (!answer.ok)
      return await authRefusal(context, answer, { problem: "fields", fields: ["email"] }, { email, to: path })
    return redirect(`/signin/link?${new URLSearchParams({ email: input.email, to: path })}`, 303)
  })
}

export default function LinkSent({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { email, to, isNew, minutes, isKept, hasMailFolder, reader } = loaderData
  if (actionData || !email)
    return (
      <>
        <PageTitle>{t("auth.magicTitle")}</PageTitle>
        <AuthAlert problem={actionData?.problem} retryAt={actionData?.retryAt} />
        <MagicLinkForm
          isWholePage
          to={actionData?.to ?? to}
          email={actionData?.email}
          error={actionData?.fields?.includes("email") ? t("auth.fields.email") : undefined}
        />
      </>
    )
  const title = t(isKept ? "auth.keptTitle" : "auth.sentTitle")
  return (
    <section className="grid gap-3">
      <PageTitle>{title}</PageTitle>
      <MailCheck aria-hidden size={32} strokeWidth={1.5} className="text-accent-ink" />
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="wrap-anywhere">{t(isKept ? "auth.keptText" : "auth.sentText", { email, minutes })}</p>
      {isNew && <p>{t("auth.sentSignUp")}</p>}
      <p className="text-soft text-sm">{t("auth.sentAgain")}</p>
      {!isKept && <p className="text-soft text-sm">{t("auth.sentNothing")}</p>}
      {hasMailFolder && <p>{reader ? t("auth.keptAs", reader) : t("auth.keptHere")}</p>}
      <p className="mt-2 flex flex-wrap gap-2">
        {hasMailFolder && (
          <Link to="/dev/mail" className={buttonStyle({ look: "primary" })}>
            {t("auth.keptRead")}
          </Link>
        )}
        <Link to={`/signin/link?${new URLSearchParams({ to })}`} className={buttonStyle()}>
          {t("auth.sentAnew")}
        </Link>
        <Link to={`/${isNew ? "signup" : "signin"}?${new URLSearchParams({ to })}`} className={buttonStyle()}>
          {t("auth.another")}
        </Link>
      </p>
    </section>
  )
}
