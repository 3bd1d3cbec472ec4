import { sortFields } from "fdm-helpdesk/inbox-query"
import { useTranslation } from "react-i18next"
import { filtersSet } from "~/components/blocks/list/filters-set"
import { useList } from "~/components/blocks/list/inbox-context"
import { TagDot } from "~/components/blocks/ticket/tag-chip"
import { useWords } from "~/components/ui/time/time"

/** What a view would hold: the list beside it, in words. */
export function ViewContent() {
  const words = useWords()
  const { t } = useTranslation()
  const { query, choices } = useList()
  const order = query.sort ?? (query.text ? undefined : "activity")
  const sort = order ? sortFields[order][words.clock.locale] : t("filters.relevance")
  const set = filtersSet(query, { ...words, choices })
  const chips = [
    { key: "view", label: t(`console.view.${query.view}`) },
    ...set.map(({ key, label, color }) => ({ key, label, color })),
    { key: "sort", label: `${t("filters.order")}: ${sort}` },
  ]
  return (
    <section aria-labelledby="view-content" className="grid gap-2">
      <h3 id="view-content" className="font-medium">
        {t("views.content")}
      </h3>
      <ul className="flex flex-wrap gap-1.5">
        {chips.map(({ key, label, ...chip }) => (
          <li key={key} className="flex h-6 max-w-full items-center gap-1.5 rounded-full border bg-sunken px-2 text-xs">
            {"color" in chip && chip.color && <TagDot color={chip.color} />}
            <span className="truncate">{label}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
