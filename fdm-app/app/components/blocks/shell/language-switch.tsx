import { clsx } from "clsx"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router"
import { useClock } from "~/components/ui/time/time"
import { locales } from "~/locales/translation"

/** Both languages, each by its own name. A form of the browser's own: the whole page changes its language. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const { locale } = useClock()
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/language" aria-label={t("shell.language")} className="flex">
      <input type="hidden" name="to" value={pathname + search} />
      {locales.map((each) => (
        <button
          key={each}
          type="submit"
          name="locale"
          value={each}
          lang={each}
          aria-pressed={each === locale}
          title={t(`shell.${each}`)}
          className={clsx(
            "h-7 rounded-md px-2 text-xs uppercase",
            each === locale ? "font-semibold" : "text-soft hover:bg-hover hover:text-ink",
          )}
        >
          {each}
        </button>
      ))}
    </form>
  )
}
