import { useTranslation } from "react-i18next"
import { Alert } from "~/components/ui/alert"
import { Button } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { TextField } from "~/components/ui/form/field"
import { PostForm } from "~/components/ui/form/post-form"
import { Section } from "~/components/ui/section"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"

type Props = {
  email: string
  hasPassword: boolean
  /** Whether the session began with a mailed link a short while ago, so that nobody has to be asked for the current password. */
  mayChoose: boolean
}

/** Where somebody changes their password, or gets one: whoever has none to give proves by a mailed link who they are. */
export function PasswordSection({ email, hasPassword, mayChoose }: Props) {
  const { t } = useTranslation()
  const what = hasPassword ? "change" : "choose"
  return (
    <Section id="password" title={t("people.account.password.title")}>
      {mayChoose && <p className="text-soft text-sm">{t(`people.account.password.linkOpened.${what}`)}</p>}
      {(mayChoose || hasPassword) && (
        // Another form after each change, so that nothing of a password stays in its fields.
        <PasswordForm key={`${hasPassword} ${mayChoose}`} email={email} asksCurrent={!mayChoose} button={what} />
      )}
      {!mayChoose && (
        <form method="post" action="/signin/link" className="grid justify-items-start gap-3">
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="to" value="/account" />
          <p className="text-soft text-sm">{t(`people.account.password.byLink.${what}`)}</p>
          <Button>{t("auth.magicSend")}</Button>
        </form>
      )}
    </Section>
  )
}

type FormProps = { email: string; asksCurrent: boolean; button: "change" | "choose" }

function PasswordForm({ email, asksCurrent, button }: FormProps) {
  const { t } = useTranslation()
  return (
    <PostForm name="password" subject="account" className="grid gap-4">
      {({ isBusy, failed }) => (
        <>
          {failed && <Refusal failed={failed} />}
          {/* Tells a password manager whose password it is. */}
          <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
          {asksCurrent && (
            <TextField
              name="currentPassword"
              type="password"
              autoComplete="current-password"
              label={t("people.account.password.current")}
              className="max-w-80"
              error={
                offFields(failed).includes("currentPassword") &&
                t(`people.account.password.${failed?.details.reason === "wrong" ? "currentWrong" : "currentMissing"}`)
              }
            />
          )}
          <TextField
            name="newPassword"
            type="password"
            autoComplete="new-password"
            label={t("people.account.password.new")}
            className="max-w-80"
            hint={t("auth.passwordHint")}
            error={offFields(failed).includes("newPassword") && t("auth.fields.password")}
          />
          <p className="text-soft text-sm">{t("people.account.password.others")}</p>
          <Button size="large" isBusy={isBusy} className="w-fit">
            {t(`people.account.password.${button}`)}
          </Button>
        </>
      )}
    </PostForm>
  )
}

/** What is off in a field stands there. */
function Refusal({ failed }: { failed: FailedOutcome }) {
  const { t } = useTranslation()
  if (offFields(failed).length > 0) return null
  if (failed.code === "conflict") return <Alert tone="bad" title={t("people.account.password.linkTooOld")} />
  return <ErrorAlert code={failed.code} details={failed.details} />
}
