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
        priority === "urgent" && "bg-danger text-on-danger",
        priority === "high" && "bg-note text-note-ink",
        className,
      )}
    >
      {t(`priority.${priority}`)}
    </span>
  )
}

const bars = { low: 1, normal: 2, high: 3, urgent: 4 }

/** As many bars as it presses, for those who see it; its label says it in words. */
export function PriorityMark({ priority }: { priority: Ticket["priority"] }) {
  const colour = { urgent: "text-danger", high: "text-warn-ink", normal: "text-soft", low: "text-soft" }[priority]
  return (
    <svg aria-hidden viewBox="0 0 14 12" className={clsx("h-3 w-3.5 shrink-0 fill-current", colour)}>
      {[1, 2, 3, 4].map((bar) => (
        <rect
          key={bar}
          x={(bar - 1) * 3.7}
          y={12 - bar * 3}
          width="2.6"
          height={bar * 3}
          rx="0.8"
          opacity={bar > bars[priority] ? 0.3 : 1}
        />
      ))}
    </svg>
  )
}
