import { clsx } from "clsx"
import { useTranslation } from "react-i18next"
import { useFetcher } from "react-router"
import { writingOf } from "~/components/blocks/ticket/composer/use-sending"
import { Written } from "~/components/ui/written/written"

/** What its writer has just sent, in its place in the conversation, until the page knows it from the server. */
export function OutgoingMessage({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const { formData } = useFetcher({ key: `${ticketId}/message` })
  if (!formData) return null
  const { visibility, body } = writingOf(formData)
  if (body.trim() === "") return null
  const isNote = visibility === "internal"
  return (
    <article
      aria-label={t("writing.sending")}
      aria-busy
      className={clsx(
        "rounded-lg border border-dashed px-3.5 py-2.5 opacity-80",
        isNote ? "border-note-line bg-note" : "ml-11 w-fit max-w-full border-line bg-accent-tint",
      )}
    >
      <p className={clsx("mb-1 text-xs", isNote ? "text-note-ink" : "text-soft")}>{t("writing.sending")}</p>
      <Written text={body} />
    </article>
  )
}
