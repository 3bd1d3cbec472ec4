import { useTranslation } from "react-i18next"
import { useLocation } from "react-router"
import { signInPath } from "~/lib/auth/sign-in-path"

/** In a tab of its own, so that what was written stays here and can be sent as soon as its writer is signed in. */
export function SignInAgain() {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  return (
    <>
      {t("auth.signedOut")}{" "}
      <a href={signInPath(pathname + search)} target="_blank" rel="noreferrer" className="underline underline-offset-2">
        {t("auth.signInBeside")}
      </a>
    </>
  )
}
