import { clsx } from "clsx"
import { Lock } from "lucide-react"
import { useTranslation } from "react-i18next"
import type { Choice, ChoiceGroup } from "./saved-reply-list"

type Props = {
  id: string
  groups: readonly ChoiceGroup[]
  active: Choice | undefined
  optionId: (choice: Choice) => string
  onPoint: (choice: Choice) => void
  onChoose: (choice: Choice) => void
}

/** The answers to choose from, by category; those that nobody else sees are marked. */
export function SavedReplyOptions({ id, groups, active, optionId, onPoint, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <div className="min-h-0 overflow-y-auto py-1.5">
      {groups.length === 0 && <p className="px-3 py-2 text-soft">{t("writing.replies.none")}</p>}
      <div role="listbox" id={id} aria-label={t("writing.replies.open")} tabIndex={-1}>
        {groups.map(({ category, choices }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox, which no fieldset can be
          <div key={category ?? ""} role="group" aria-label={category ?? t("writing.replies.noCategory")}>
            <p aria-hidden className="px-3 pt-2 pb-1 font-medium text-soft text-xs">
              {category ?? t("writing.replies.noCategory")}
            </p>
            {choices.map((choice) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the list hears the keys
              <div
                key={choice.id}
                id={optionId(choice)}
                role="option"
                tabIndex={-1}
                aria-selected={choice === active}
                onMouseMove={() => choice !== active && onPoint(choice)}
                onClick={() => onChoose(choice)}
                className={clsx("flex cursor-pointer items-center gap-2 px-3 py-1.5", choice === active && "bg-hover")}
              >
                <span className="wrap-anywhere min-w-0 flex-1">{choice.title}</span>
                {!choice.isShared && (
                  <span className="flex shrink-0 items-center gap-1 text-soft text-xs">
                    <Lock aria-hidden size={12} />
                    {t("writing.replies.private")}
                  </span>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
