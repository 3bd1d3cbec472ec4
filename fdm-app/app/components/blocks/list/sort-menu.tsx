import { type InboxSort, inboxSorts, sortFields } from "fdm-helpdesk/inbox-query"
import { readSearch, type SearchTerm } from "fdm-helpdesk/search-language"
import { ChevronDown } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Form } from "react-router"
import { Option } from "~/components/ui/form/option"
import { Popup } from "~/components/ui/popup"
import { useClock } from "~/components/ui/time/time"
import { useList } from "./inbox-context"
import { KeptFields, useTidySubmit } from "./kept-fields"

/** By how well something matches is sorted only what is looked for by words; the rest of a search is filters. */
const isLookedFor = ({ operator }: SearchTerm) => !operator || operator === "requester" || operator === "farm"

/**
 * What stands at the top of the list. Each order is a button, so that nothing moves before somebody chose (WCAG 3.2.2):
 * a browser's own list of choices changes with every arrow key.
 */
export function SortMenu() {
  const { t } = useTranslation()
  const { locale } = useClock()
  const { path, query } = useList()
  const submit = useTidySubmit()
  const isRanked = readSearch(query.text ?? "").terms.some(isLookedFor)
  const orders: (InboxSort | "relevance")[] = isRanked ? ["relevance", ...inboxSorts] : [...inboxSorts]
  const byItself = isRanked ? "relevance" : "activity"
  const current = query.sort ?? byItself
  const nameOf = (order: typeof current) => (order === "relevance" ? t("filters.relevance") : sortFields[order][locale])
  return (
    <Popup
      label={t("filters.order")}
      trigger={
        <>
          <span className="sr-only">{t("filters.order")}: </span>
          <span className="truncate">{nameOf(current)}</span>
          <ChevronDown aria-hidden size={13} className="shrink-0" />
        </>
      }
      button={{
        className:
          "ml-auto flex h-8 min-w-0 items-center gap-1 rounded-md px-1.5 text-soft text-xs hover:bg-hover hover:text-ink aria-expanded:bg-selected",
      }}
    >
      <Form action={path} onSubmit={submit}>
        <KeptFields except={["sort"]} />
        <ul>
          {orders.map((order) => (
            <li key={order}>
              <Option name="sort" value={order === byItself ? "" : order} isChosen={order === current}>
                {nameOf(order)}
              </Option>
            </li>
          ))}
        </ul>
      </Form>
    </Popup>
  )
}
