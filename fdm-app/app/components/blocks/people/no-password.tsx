import { useTranslation } from "react-i18next"
import { Link, useLocation, useSearchParams } from "react-router"
import { Alert } from "~/components/ui/alert"
import { noPasswordWord } from "~/lib/people/no-password-word"

/** Tells whoever signed up and has no password so, above the page that their link leads to; the page of the account has the form. */
export function NoPassword() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  if (!search.has(noPasswordWord) || pathname === "/account") return null
  return (
    <div className="mx-auto w-full max-w-2xl px-5 pt-5 sm:px-8">
      <Alert tone="note" title={t("people.account.noPassword")}>
        <p>{t("people.account.noPasswordText")}</p>
        <Link to="/account#password" className="w-fit rounded-sm text-accent-ink underline underline-offset-2">
          {t("people.account.noPasswordLink")}
        </Link>
      </Alert>
    </div>
  )
}
