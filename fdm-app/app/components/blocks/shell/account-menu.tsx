import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router"
import { Button, buttonStyle } from "~/components/ui/button"
import { dropDraftsForGood } from "~/components/ui/form/browser-drafts"
import { Initials } from "~/components/ui/initials"
import { signInPath } from "~/lib/auth/sign-in-path"
import { LanguageSwitch } from "./language-switch"

type Props = { user: { name: string; email: string } | null }

/** Who is signed in, the way out, and the language. */
export function AccountMenu({ user }: Props) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  return (
    <section aria-label={t("shell.account")} className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t pt-3">
      {user ? (
        <>
          <Link
            to="/account"
            title={t("people.account.title")}
            className="flex items-center gap-2.5 rounded-md px-1.5 py-1 hover:bg-hover"
          >
            <Initials name={user.name} />
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block truncate font-medium">{user.name}</span>
              <span className="block truncate text-soft text-xs">{user.email}</span>
            </span>
          </Link>
          <div className="flex items-center justify-between">
            <form method="post" action="/signout" onSubmit={dropDraftsForGood}>
              <Button look="quiet" size="small">
                {t("shell.signOut")}
              </Button>
            </form>
            <LanguageSwitch />
          </div>
        </>
      ) : (
        <div className="flex items-center justify-between">
          <a href={signInPath(pathname + search)} className={buttonStyle({ size: "small" })}>
            {t("shell.signIn")}
          </a>
          <LanguageSwitch />
        </div>
      )}
    </section>
  )
}
