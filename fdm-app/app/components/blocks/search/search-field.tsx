import { clsx } from "clsx"
import type { SearchChoices } from "fdm-helpdesk/search-language"
import { type ComponentProps, useId } from "react"
import { useTranslation } from "react-i18next"
import { useShownText } from "~/components/ui/written/use-shown-text"
import { SearchOptions } from "./search-options"
import { useSearchCompletion } from "./use-search-completion"

type Props = {
  /** What was searched for. */
  text: string
  label: string
  choices: SearchChoices
  className: string
} & Pick<ComponentProps<"input">, "aria-keyshortcuts"> & { "data-key-target"?: string }

/**
 * The field of a search, named `q`, that offers operators and their values as one types (combobox with a list, ARIA APG).
 * Without scripts it is a field like any other.
 */
export function SearchField({ text, label, choices, className, ...target }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const field = useShownText(text)
  const { isAlive, options, active, take, listeners } = useSearchCompletion(field, choices)
  const isOpen = options.length > 0
  const combobox = isAlive && {
    role: "combobox" as const,
    "aria-autocomplete": "list" as const,
    "aria-expanded": isOpen,
    "aria-controls": isOpen ? id : undefined,
    "aria-activedescendant": active < 0 ? undefined : `${id}-${active}`,
  }
  return (
    <>
      <input
        ref={field}
        type="text"
        name="q"
        aria-label={label}
        placeholder={label}
        defaultValue={text}
        maxLength={500}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        className={clsx("peer", className)}
        {...listeners}
        {...combobox}
        {...target}
      />
      {isOpen && <SearchOptions id={id} options={options} active={active} take={take} />}
      <span className="sr-only" aria-live="polite">
        {isOpen && t("search.offered", { count: options.length })}
      </span>
    </>
  )
}
