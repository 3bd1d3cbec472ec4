import type { SearchHint } from "fdm-helpdesk"
import { quoteSearchValue } from "fdm-helpdesk/search-language"
import { Info } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"

type Props = {
  hints: readonly SearchHint[]
  /** What was searched for, which the hints speak of. */
  text: string
  /** The address of a search for something else. */
  to(text: string): string
}

/** What was made of a search where that may surprise, in plain words, and what may have been meant. */
export function SearchHints({ hints, text, to }: Props) {
  const { t } = useTranslation()
  if (hints.length === 0) return null
  return (
    <div role="status" className="flex gap-2 border-b bg-sunken px-4 py-2.5 text-soft text-xs leading-5">
      <Info aria-hidden size={14} className="mt-0.75 shrink-0" />
      <ul className="grid min-w-0 gap-1">
        {hints.map((hint) => (
          <li key={`${hint.kind} ${hint.start}`} className="wrap-anywhere">
            {t(`search.hint.${hint.kind}`, { text: hint.text })}
            {hint.suggestion && (
              <>
                {" "}
                <Link
                  to={to(corrected(text, hint, hint.suggestion))}
                  className="text-accent-ink underline underline-offset-2"
                >
                  {t("search.suggestion", { text: hint.suggestion })}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The search with what may have been meant in the place of what was written. */
function corrected(text: string, { start, end, operator }: SearchHint, suggestion: string): string {
  const written = text.slice(start, end)
  const name = operator ? written.slice(0, written.indexOf(":") + 1) : ""
  return text.slice(0, start) + name + quoteSearchValue(suggestion) + text.slice(end)
}
