import { clsx } from "clsx"
import { Pencil } from "lucide-react"
import { useTranslation } from "react-i18next"
import { initialsOf } from "~/components/ui/initials"
import { usePresent } from "./presence-provider"

const shownInRow = 3

/** Who else is at a ticket: two letters each, with a pen while they type. Said in words to those who only hear it. */
export function Present({ ticketId, isInRow }: { ticketId: string; isInRow?: boolean }) {
  const { t } = useTranslation()
  const present = usePresent(ticketId)
  if (present.length === 0) return null
  const shown = isInRow ? present.slice(0, shownInRow) : present
  const words = present.map(({ name, isTyping }) => t(isTyping ? "live.typing" : "live.viewing", { name })).join(", ")
  return (
    <span title={words} className="inline-flex items-center gap-1 align-middle">
      <span className="sr-only">{words}</span>
      {shown.map(({ contactId, name, isTyping }) => (
        <span
          key={contactId}
          aria-hidden
          className={clsx(
            "inline-flex h-5 min-w-5 items-center justify-center gap-0.5 rounded-full px-1 font-medium text-[0.625rem] leading-none ring-1",
            isTyping ? "bg-accent text-on-accent ring-accent" : "bg-canvas text-accent-ink ring-accent",
          )}
        >
          {initialsOf(name)}
          {isTyping && <Pencil size={10} strokeWidth={2.5} />}
        </span>
      ))}
      {shown.length < present.length && (
        <span aria-hidden className="text-soft text-xs">
          +{present.length - shown.length}
        </span>
      )}
    </span>
  )
}

/** The same in words, for the head of the ticket. */
export function PresentInWords({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const present = usePresent(ticketId)
  const typing = present.filter(({ isTyping }) => isTyping)
  const isTyping = typing.length > 0
  const [first, ...others] = isTyping ? typing : present
  if (!first) return null
  const { name } = first
  const count = others.length
  return (
    <span aria-hidden className="text-accent-ink">
      {count === 0
        ? t(isTyping ? "live.typing" : "live.viewing", { name })
        : t(isTyping ? "live.typingMore" : "live.viewingMore", { name, count })}
    </span>
  )
}
