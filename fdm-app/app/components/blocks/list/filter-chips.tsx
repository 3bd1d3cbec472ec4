import { X } from "lucide-react"
import { Link } from "react-router"
import { TagDot } from "~/components/blocks/ticket/tag-chip"
import { useWords } from "~/components/ui/time/time"
import { filtersSet } from "./filters-set"
import { unfiltered, useList } from "./inbox-context"

/** What the list is narrowed by, each to be taken off by itself, and all at once. */
export function FilterChips() {
  const words = useWords()
  const { query, choices, to } = useList()
  const { t } = words
  const set = filtersSet(query, { ...words, choices })
  if (set.length === 0) return null
  return (
    <ul aria-label={t("filters.on")} className="flex flex-wrap items-center gap-1.5 border-b px-3 py-2">
      {set.map(({ key, label, color, without }) => (
        <li key={key} className="max-w-full">
          <Link
            to={to(without)}
            aria-label={t("filters.remove", { name: label })}
            title={t("filters.remove", { name: label })}
            className="flex h-6 items-center gap-1.5 rounded-full border bg-sunken pr-1.5 pl-2 text-xs hover:border-line-strong hover:bg-hover"
          >
            {color && <TagDot color={color} />}
            <span className="truncate">{label}</span>
            <X aria-hidden size={12} className="shrink-0 text-soft" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          to={to(unfiltered(query))}
          className="rounded-sm px-1 text-accent-ink text-xs leading-6 underline-offset-2 hover:underline"
        >
          {t("filters.clear")}
        </Link>
      </li>
    </ul>
  )
}
