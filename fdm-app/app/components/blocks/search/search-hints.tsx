import { clsx } from "clsx"
import type { SearchHint } from "fdm-helpdesk"
import { quoteSearchValue } from "fdm-helpdesk/search-language"
import { Info } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"

type Props = {
  hints: readonly SearchHint[]
  /** What was searched for, which the hints speak of. */
  text: string
  /** Words that were taken for misspelled, because nothing was found by them. */
  corrected: readonly { from: string; to: string }[]
  /** The address of a search for something else. */
  to(text: string): string
  className?: string
}

/** What was made of a search where that may surprise, in plain words, and what may have been meant. */
export function SearchHints({ hints, text, corrected, to, className }: Props) {
  const { t } = useTranslation()
  if (hints.length + corrected.length === 0) return null
  const inOrder = hints.toSorted((a, b) => a.start - b.start)
  return (
    <div role="status" className={clsx("flex gap-2 bg-sunken px-4 py-2.5 text-soft text-xs leading-5", className)}>
      <Info aria-hidden size={14} className="mt-0.75 shrink-0" />
      <ul className="grid min-w-0 gap-1">
        {corrected.map(({ from, to: found }) => (
          <li key={from} className="wrap-anywhere">
            {t("search.corrected", { from, to: found })}
          </li>
        ))}
        {inOrder.map((hint) => (
          <li key={`${hint.kind} ${hint.start}`} className="wrap-anywhere">
            {t(`search.hint.${hint.kind}`, { text: hint.text })}
            {hint.suggestion && (
              <>
                {" "}
                <Link
                  to={to(mended(text, hint, hint.suggestion))}
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
function mended(text: string, { start, end, operator }: SearchHint, suggestion: string): string {
  const written = text.slice(start, end)
  const name = operator ? written.slice(0, written.indexOf(":") + 1) : ""
  return text.slice(0, start) + name + quoteSearchValue(suggestion) + text.slice(end)
}
