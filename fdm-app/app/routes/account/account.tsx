import { Download } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Outlet, redirect } from "react-router"
import { Consequences, EraseForm } from "~/components/blocks/people/erase-form"
import { LanguageChoice } from "~/components/blocks/people/language-choice"
import { PasswordSection } from "~/components/blocks/people/password-section"
import { Alert } from "~/components/ui/alert"
import { Button, buttonStyle } from "~/components/ui/button"
import { useErrorText } from "~/components/ui/form/error-text"
import { TextField } from "~/components/ui/form/field"
import { OutcomeProvider, PostForm } from "~/components/ui/form/post-form"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { Section } from "~/components/ui/section"
import { signInPath } from "~/lib/auth/sign-in-path"
import { signedIn } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/account"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { user, host } = signedIn(args)
    const { name, email, emailVerified } = user
    const password = await host.auth.api.passwordState({ headers: args.request.headers })
    // The session ended since the request came in, elsewhere.
    if (!password) throw redirect(signInPath(args.url.pathname))
    return {
      user: { name, email, emailVerified },
      password,
      outcome: args.context.get(outcome),
      done: doneWord(args.url, ["name", "password"]),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function Account({ loaderData: { user, password, outcome, done } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const failed = outcome?.ok === false && outcome.form === "delete" ? outcome : undefined
  return (
    <PortalPage>
      <PageTitle>{t("people.account.title")}</PageTitle>
      <h1 className="font-semibold text-xl">{t("people.account.title")}</h1>
      {!outcome && done && <Alert tone="good" title={t(`people.account.done.${done}`)} />}
      <OutcomeProvider value={outcome}>
        <NameForm name={user.name} />
      </OutcomeProvider>
      <dl className="grid gap-4">
        <div>
          <dt className="font-medium">{t("people.account.email")}</dt>
          <dd className="wrap-anywhere">
            {user.email}
            <span className="block text-soft text-sm">
              {user.emailVerified ? t("people.account.verified") : t("people.account.unverified")}
            </span>
          </dd>
        </div>
        <div>
          <dt className="mb-1 font-medium">{t("people.account.language")}</dt>
          <dd>
            <LanguageChoice />
          </dd>
        </div>
      </dl>
      <OutcomeProvider value={outcome}>
        <PasswordSection email={user.email} {...password} />
      </OutcomeProvider>
      <Section title={t("people.account.data")}>
        <p className="text-soft text-sm">{t("people.account.dataText")}</p>
        <a href="/account/data" download className={buttonStyle({ className: "w-fit" })}>
          <Download aria-hidden size={16} />
          {t("people.account.download")}
        </a>
      </Section>
      <Removal failed={failed} />
      <Outlet />
    </PortalPage>
  )
}

function NameForm({ name }: { name: string }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const wrongWith = (failed: FailedOutcome) =>
    offFields(failed).includes("name") ? t("people.account.nameNeeded") : errorText(failed)
  return (
    <PostForm
      name="name"
      subject="account"
      done={t("people.account.done.name")}
      className="flex flex-wrap items-end gap-2"
    >
      {({ isBusy, failed, typed }) => (
        <>
          <TextField
            key={name}
            name="name"
            label={t("people.account.name")}
            hint={t("people.account.nameHint")}
            autoComplete="name"
            defaultValue={typed("name") ?? name}
            error={failed && wrongWith(failed)}
            className="w-full max-w-80"
          />
          <Button size="large" isBusy={isBusy}>
            {t("people.account.save")}
          </Button>
        </>
      )}
    </PostForm>
  )
}

function Removal({ failed }: { failed?: FailedOutcome }) {
  const { t } = useTranslation()
  const isUnsure = offFields(failed).includes("sure")
  return (
    <Section title={t("people.account.remove")}>
      <p className="text-soft text-sm">{t("people.account.removeText")}</p>
      {failed && !isUnsure && <Refusal failed={failed} />}
      <EraseForm
        action="delete"
        open={t("people.account.removeOpen")}
        sure={t("people.account.sure")}
        error={isUnsure ? t("people.account.sureNeeded") : undefined}
        button={t("people.account.removeNow")}
        isOpen={failed !== undefined}
      >
        <Consequences
          title={t("people.account.goes")}
          items={(["person", "texts", "farms"] as const).map((what) => t(`people.account.goesList.${what}`))}
        />
        <Consequences
          title={t("people.account.stays")}
          items={(["tickets", "answers"] as const).map((what) => t(`people.account.staysList.${what}`))}
        />
      </EraseForm>
    </Section>
  )
}

function Refusal({ failed: { details } }: { failed: FailedOutcome }) {
  const { t } = useTranslation()
  const { reason } = details
  const why = reason === "stale" || reason === "lastAdmin" ? reason : "other"
  return (
    <>
      <Alert tone="bad" title={t(`people.account.problem.${why}`)} />
      {why === "stale" && (
        <form method="post" action="/signout">
          <input type="hidden" name="to" value="/account" />
          <Button>{t("people.account.signInAgain")}</Button>
        </form>
      )}
    </>
  )
}
