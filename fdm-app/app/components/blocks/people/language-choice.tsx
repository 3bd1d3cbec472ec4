import { clsx } from "clsx"
import { useTranslation } from "react-i18next"
import { useClock } from "~/components/ui/time/time"
import { locales } from "~/locales/translation"

/** Both languages by their names; pages and mails come in the one that is chosen. */
export function LanguageChoice() {
  const { t } = useTranslation()
  const { locale } = useClock()
  return (
    <form
      method="post"
      action="/language"
      className="flex w-fit gap-0.5 rounded-md border border-line-strong/60 p-0.5 text-sm"
    >
      <input type="hidden" name="to" value="/account" />
      {locales.map((each) => (
        <button
          key={each}
          type="submit"
          name="locale"
          value={each}
          lang={each}
          aria-pressed={each === locale}
          className={clsx(
            "h-7 rounded-sm px-3",
            each === locale ? "bg-selected font-medium" : "text-soft hover:bg-hover hover:text-ink",
          )}
        >
          {t(`shell.${each}`)}
        </button>
      ))}
    </form>
  )
}
