import { clsx } from "clsx"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { useColleagues } from "~/components/blocks/ticket/colleagues"
import { useMentionCompletion } from "./use-mention-completion"

type Props = {
  /** Else only while the form's `visibility` is `internal`. */
  isAlwaysOn?: boolean
}

/**
 * Offers names of colleagues once an `@` is typed in the form's `body`: arrows choose, Enter or Tab takes, Escape leaves. Put
 * it right above the field; without scripts the names are typed.
 */
export function MentionCompletion({ isAlwaysOn = false }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const colleagues = useColleagues()
  const { anchor, options, active, take } = useMentionCompletion({ id, colleagues, isAlwaysOn })
  return (
    // Out of the flow: what it has no names to offer for takes no room.
    <div ref={anchor} className="absolute">
      {options.length > 0 && (
        <ul
          id={id}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of choices is a listbox (ARIA APG)
          role="listbox"
          aria-label={t("conversation.colleagues")}
          className="absolute bottom-1 left-0 z-20 w-max max-h-60 min-w-48 overflow-y-auto rounded-md border bg-canvas py-1 text-ink text-sm shadow-float"
        >
          {options.map(({ id: agentId, name }, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and hears the keys
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <li
              key={agentId}
              id={`${id}-${at}`}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
              role="option"
              aria-selected={at === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(at)}
              className={clsx("cursor-pointer px-3 py-1", at === active ? "bg-selected" : "hover:bg-hover")}
            >
              {name}
            </li>
          ))}
        </ul>
      )}
      <p className="sr-only" aria-live="polite">
        {options.length > 0 && t("conversation.found", { count: options.length })}
      </p>
    </div>
  )
}
