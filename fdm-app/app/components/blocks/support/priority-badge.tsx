import { clsx } from "clsx"
import type { Ticket } from "fdm-helpdesk"
import type { Translate } from "~/locales/translation"

type Props = { priority: Ticket["priority"]; t: Translate; isQuiet?: boolean }

/** Coloured only where somebody has to hurry; `isQuiet` leaves out what is not worth a word in a list. */
export function PriorityBadge({ priority, t, isQuiet }: Props) {
  const isPressing = priority === "urgent" || priority === "high"
  if (isQuiet && !isPressing) return null
  return (
    <span
      className={clsx(
        "whitespace-nowrap",
        isPressing && "rounded-sm px-1 font-medium text-2xs leading-4",
        priority === "urgent" && "bg-danger text-on-accent",
        priority === "high" && "bg-note text-note-ink",
      )}
    >
      {t(`priority.${priority}`)}
    </span>
  )
}
