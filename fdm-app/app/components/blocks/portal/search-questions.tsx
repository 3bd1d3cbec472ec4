import { Search } from "lucide-react"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Form, Link } from "react-router"
import { SearchField } from "~/components/blocks/search/search-field"
import { SearchTips } from "~/components/blocks/search/search-tips"
import { Button } from "~/components/ui/button"
import { useClock } from "~/components/ui/time/time"

type Props = {
  text: string
  /** Names of farms that the questions are about. */
  farms: readonly (string | null)[]
}

/** Looks for words in one's own questions and the answers to them, open and closed. */
export function SearchQuestions({ text, farms }: Props) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const choices = useMemo(
    () => ({ audience: "requester" as const, locale, farms: [...new Set(farms.filter((name) => name !== null))] }),
    [locale, farms],
  )
  return (
    <Form role="search" action="/support" className="flex flex-wrap items-center gap-2">
      <span className="relative min-w-52 flex-1">
        <Search aria-hidden size={16} className="absolute top-3 left-3 text-soft" />
        <SearchField
          text={text}
          label={t("filters.own.search")}
          choices={choices}
          className="h-10 w-full rounded-md border border-line-strong bg-canvas pr-10 pl-9"
          data-key-target="search"
        />
        <SearchTips
          audience="requester"
          className="absolute top-1.5 right-1.5 grid size-7 place-items-center rounded-sm text-soft hover:bg-hover hover:text-ink aria-expanded:bg-selected"
        />
      </span>
      <Button size="large">{t("filters.own.submit")}</Button>
      {text && (
        <Link to="/support" className="px-1 text-accent-ink text-sm underline-offset-2 hover:underline">
          {t("filters.own.all")}
        </Link>
      )}
    </Form>
  )
}
