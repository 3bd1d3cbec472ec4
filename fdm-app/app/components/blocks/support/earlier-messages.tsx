import type { TicketDetail } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { moreMessages } from "~/lib/messages-asked"

/** Above the first message of a long conversation, of which a page holds the newest part. */
export function EarlierMessages({ detail: { messages, hasEarlier } }: { detail: TicketDetail }) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  if (!hasEarlier) return null
  const next = moreMessages(messages.length)
  if (!next)
    return <p className="text-center text-soft text-sm">{t("conversation.newest", { count: messages.length })}</p>
  const search = new URLSearchParams(params)
  search.set("messages", String(next))
  return (
    <Link
      to={`?${search}`}
      preventScrollReset
      className={buttonStyle({ look: "quiet", className: "justify-self-center" })}
    >
      {t("conversation.earlier")}
    </Link>
  )
}
