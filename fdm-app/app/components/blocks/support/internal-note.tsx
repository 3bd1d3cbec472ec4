import type { Message } from "fdm-helpdesk"
import { StickyNote } from "lucide-react"
import { useTranslation } from "react-i18next"
import { When } from "~/components/ui/time"
import { Written } from "~/components/ui/written"

/** What agents tell each other: amber and labelled, so that nobody takes it for something the requester reads. */
export function InternalNote({ message }: { message: Message }) {
  const { t } = useTranslation()
  const name = message.authorName ?? t("message.desk")
  return (
    <article
      id={message.id}
      tabIndex={-1}
      aria-label={`${t("console.note")}: ${name}`}
      className="rounded-lg border border-note-line bg-note px-3.5 py-2.5"
    >
      <p className="mb-1 flex flex-wrap items-center gap-x-2 text-note-ink">
        <StickyNote aria-hidden size={14} />
        <span className="font-semibold text-xs">{t("console.note")}</span>
        <span className="font-medium">{name}</span>
        <When at={message.createdAt} className="text-xs tabular-nums" />
      </p>
      <Written text={message.body} />
    </article>
  )
}
