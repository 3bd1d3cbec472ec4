import { type InboxSort, inboxSorts } from "fdm-helpdesk/inbox-query"
import { ChevronDown } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Form } from "react-router"
import { Button } from "~/components/ui/button"
import { useList } from "./inbox-context"
import { KeptFields, useTidySubmit } from "./kept-fields"

/** What stands at the top of the list. */
export function SortSelect() {
  const { t } = useTranslation()
  const { path, query } = useList()
  const submit = useTidySubmit()
  const labelOf = (sort: InboxSort) => t(`filters.sort.${sort}`)
  return (
    <Form action={path} onSubmit={submit} className="ml-auto flex min-w-0 items-center gap-1">
      <KeptFields except={["sort"]} />
      <span className="relative min-w-0">
        <select
          key={query.sort}
          name="sort"
          aria-label={t("filters.order")}
          defaultValue={query.sort ?? ""}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
          className="h-8 w-full cursor-pointer appearance-none truncate rounded-md bg-transparent pr-6 pl-2 text-right text-soft text-xs hover:bg-hover hover:text-ink"
        >
          {query.text && <option value="">{t("filters.sort.relevance")}</option>}
          {inboxSorts.map((sort) => (
            <option key={sort} value={sort === "activity" && !query.text ? "" : sort}>
              {labelOf(sort)}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={13} className="pointer-events-none absolute top-2.5 right-1.5 text-soft" />
      </span>
      <span className="hidden noscript:inline">
        <Button size="small">{t("filters.sortNow")}</Button>
      </span>
    </Form>
  )
}
