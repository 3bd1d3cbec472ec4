import type { SearchChoices } from "fdm-helpdesk/search-language"
import { Search } from "lucide-react"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Form } from "react-router"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { useList } from "~/components/blocks/list/inbox-context"
import { KeptFields, useTidySubmit } from "~/components/blocks/list/kept-fields"
import type { ListedTicket } from "~/components/blocks/list/listed-ticket"
import { SearchField } from "~/components/blocks/search/search-field"
import { SearchTips } from "~/components/blocks/search/search-tips"
import { useClock } from "~/components/ui/time/time"

/** Looks for words in every ticket that the filters let through, whichever view was open. */
export function SearchBox({ rows }: { rows: readonly ListedTicket[] }) {
  const { t } = useTranslation()
  const { path, query } = useList()
  const submit = useTidySubmit()
  const target = useKeyTarget("search")
  const choices = useSearchChoices(rows)
  return (
    <Form role="search" action={path} onSubmit={submit} className="relative min-w-0 flex-1">
      <KeptFields except={["q", "view", "sort"]} />
      <Search aria-hidden size={14} className="absolute top-2.25 left-2.5 text-soft" />
      <SearchField
        text={query.text ?? ""}
        label={t("filters.search")}
        choices={choices}
        className="h-8 w-full rounded-md border border-line-strong/60 bg-canvas pr-8 pl-8 focus:border-line-strong"
        {...target}
      />
      <KeyCap
        of="search"
        className="absolute top-1.75 right-8 text-soft not-peer-placeholder-shown:hidden! peer-focus:hidden!"
      />
      <SearchTips
        audience="agent"
        className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-soft hover:bg-hover hover:text-ink aria-expanded:bg-selected"
      />
    </Form>
  )
}

/** What the page knows already; of people and farms those in the list, and any other can be typed. */
function useSearchChoices(rows: readonly ListedTicket[]): SearchChoices {
  const { locale } = useClock()
  const { choices } = useList()
  return useMemo(() => {
    const requesters = [choices.requester?.name, ...rows.map(({ requesterName }) => requesterName)]
    const farms = [choices.farm?.name, ...rows.map(({ farmName }) => farmName)]
    return { ...choices, audience: "agent", locale, requesters: given(requesters), farms: given(farms) }
  }, [choices, locale, rows])
}

const given = (names: readonly (string | null | undefined)[]) => [...new Set(names.filter((name) => name != null))]
