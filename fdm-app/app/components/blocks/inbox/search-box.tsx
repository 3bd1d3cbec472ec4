import { Search } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Form } from "react-router"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { useShownText } from "~/components/ui/use-shown-text"
import { useList } from "./inbox-context"
import { KeptFields, useTidySubmit } from "./kept-fields"

/** Looks for words in every ticket that the filters let through, whichever view was open. */
export function SearchBox() {
  const { t } = useTranslation()
  const { path, query } = useList()
  const submit = useTidySubmit()
  const field = useShownText(query.text ?? "")
  const target = useKeyTarget("search")
  return (
    <Form role="search" action={path} onSubmit={submit} className="relative min-w-0 flex-1">
      <KeptFields except={["q", "view", "sort"]} />
      <Search aria-hidden size={14} className="absolute top-2.25 left-2.5 text-soft" />
      <input
        ref={field}
        type="search"
        name="q"
        aria-label={t("filters.search")}
        placeholder={t("filters.search")}
        defaultValue={query.text}
        maxLength={500}
        autoComplete="off"
        enterKeyHint="search"
        className="peer h-8 w-full rounded-md border border-line-strong/60 bg-canvas pr-8 pl-8 focus:border-line-strong"
        {...target}
      />
      <KeyCap
        of="search"
        className="absolute top-1.75 right-2 text-soft not-peer-placeholder-shown:hidden! peer-focus:hidden!"
      />
    </Form>
  )
}
