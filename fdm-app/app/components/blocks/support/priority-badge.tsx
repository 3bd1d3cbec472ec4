import { clsx } from "clsx"
import type { Ticket } from "fdm-helpdesk"
import type { Translate } from "~/locales/translation"

type Props = { priority: Ticket["priority"]; t: Translate; className?: string }

/** Whether somebody has to hurry; the rest is not worth a word in a list. */
export function isPressing(priority: Ticket["priority"]): boolean {
  return priority === "urgent" || priority === "high"
}

/** Coloured only where somebody has to hurry. */
export function PriorityBadge({ priority, t, className }: Props) {
  return (
    <span
      className={clsx(
        "whitespace-nowrap",
        isPressing(priority) && "rounded-sm px-1 font-medium text-2xs leading-4",
        priority === "urgent" && "bg-danger text-on-accent",
        priority === "high" && "bg-note text-note-ink",
        className,
      )}
    >
      {t(`priority.${priority}`)}
    </span>
  )
}
