import { clsx } from "clsx"
import { type SearchOption, searchOperatorWords } from "fdm-helpdesk/search-language"
import { useTranslation } from "react-i18next"
import { useClock } from "~/components/ui/time/time"
import type { Locale, Translate } from "~/locales/translation"

type Props = {
  id: string
  options: readonly SearchOption[]
  /** -1 for none. */
  active: number
  take(at: number): void
}

/** What can be taken at the caret of a search field, each with a few words on what it does. */
export function SearchOptions({ id, options, active, take }: Props) {
  const { t } = useTranslation()
  const { locale } = useClock()
  return (
    <ul
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of choices is a listbox (ARIA APG)
      role="listbox"
      aria-label={t("search.options")}
      className="absolute top-full left-0 z-20 mt-1 max-h-80 w-max min-w-full max-w-[min(26rem,calc(100vw-1.5rem))] overflow-y-auto rounded-lg border bg-canvas p-1 text-ink text-sm shadow-float"
    >
      {options.map((option, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <li
          key={option.insert}
          ref={at === active ? intoView : undefined}
          id={`${id}-${at}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
          role="option"
          aria-selected={at === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(at)}
          className={clsx(
            "flex cursor-pointer items-baseline gap-3 rounded-md px-2 py-1",
            at === active ? "bg-selected" : "hover:bg-hover",
          )}
        >
          <span className="min-w-25 shrink-0 font-medium">{option.label}</span>
          <span className="min-w-0 truncate text-soft text-xs">{aboutOf(option, { t, locale })}</span>
        </li>
      ))}
    </ul>
  )
}

const spans = ["7d", "30d", "3m", "1y"] as const
const isSpan = (value: string | undefined): value is (typeof spans)[number] => spans.some((one) => one === value)

const intoView = (option: HTMLElement | null) => option?.scrollIntoView({ block: "nearest" })

/** What names say by themselves needs no words. */
function aboutOf({ insert, operator, value }: SearchOption, { t, locale }: { t: Translate; locale: Locale }): string {
  if (insert.endsWith(":")) return searchOperatorWords(operator, locale).about
  if (operator === "is" || operator === "assignee") return value ? t(`search.value.${value as "me" | "unread"}`) : ""
  if (operator === "after" || operator === "before") return isSpan(value) ? t(`search.day.${value}`) : ""
  return ""
}
