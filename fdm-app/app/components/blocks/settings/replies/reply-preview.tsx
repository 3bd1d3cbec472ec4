import { renderSavedReply } from "fdm-helpdesk/saved-reply-text"
import { useTranslation } from "react-i18next"

type Props = { text: string; agentName: string }

/** How a saved reply reads with its variables filled in. */
export function ReplyPreview({ text, agentName }: Props) {
  const { t } = useTranslation()
  const values = {
    customer_name: t("settings.replies.example.customer"),
    agent_name: agentName,
    ticket_ref: t("settings.replies.example.ref"),
    farm_name: t("settings.replies.example.farm"),
  }
  return (
    <section aria-labelledby="reply-preview" className="grid content-start gap-2">
      <h2 id="reply-preview" className="font-medium">
        {t("settings.replies.preview")}
      </h2>
      <p className="text-soft">{t("settings.replies.previewText")}</p>
      <p className="written min-h-24 rounded-lg border bg-sunken px-4 py-3 leading-relaxed">
        {renderSavedReply(text, values)}
      </p>
    </section>
  )
}

/** A saved reply that is not the reader's to change, as it is. */
export function ReplyToRead({ title, category, body }: { title: string; category: string | null; body: string }) {
  return (
    <section className="grid gap-1.5">
      <h2 className="font-semibold text-base">{title}</h2>
      {category && <p className="text-soft">{category}</p>}
      <p className="written rounded-lg border bg-sunken px-4 py-3">{body}</p>
    </section>
  )
}
