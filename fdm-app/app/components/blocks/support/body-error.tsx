import { useTranslation } from "react-i18next"
import { useLocation } from "react-router"
import { type FailedOutcome, offFields } from "~/lib/outcome"

type Props = { failed: FailedOutcome; whenEmpty: string }

/** What is wrong with a message that was sent, said where it was written. */
export function BodyError({ failed, whenEmpty }: Props) {
  const { t } = useTranslation()
  if (offFields(failed).includes("body")) return whenEmpty
  if (failed.code === "unauthenticated") return <SignInAgain />
  return t(`error.text.${failed.code}`)
}

/** In a tab of its own, so that what was written stays here and can be sent as soon as its writer is signed in. */
function SignInAgain() {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  return (
    <>
      {t("auth.signedOut")}{" "}
      <a
        href={`/signin?${new URLSearchParams({ to: pathname + search })}`}
        target="_blank"
        rel="noreferrer"
        className="underline underline-offset-2"
      >
        {t("auth.signInBeside")}
      </a>
    </>
  )
}
