import { Search } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Form, Link } from "react-router"
import { Button } from "~/components/ui/button"
import { useShownText } from "~/components/ui/use-shown-text"

/** Looks for words in one's own questions and the answers to them, open and closed. */
export function SearchQuestions({ text }: { text: string }) {
  const { t } = useTranslation()
  const field = useShownText(text)
  return (
    <Form role="search" action="/support" className="flex flex-wrap items-center gap-2">
      <span className="relative min-w-0 flex-1">
        <Search aria-hidden size={16} className="absolute top-3 left-3 text-soft" />
        <input
          ref={field}
          type="search"
          name="q"
          aria-label={t("filters.own.search")}
          placeholder={t("filters.own.search")}
          defaultValue={text}
          maxLength={500}
          autoComplete="off"
          enterKeyHint="search"
          data-key-target="search"
          className="h-10 w-full rounded-md border border-line-strong bg-canvas pr-3 pl-9"
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
