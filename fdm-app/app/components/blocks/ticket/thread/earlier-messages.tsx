import { clsx } from "clsx"
import type { TicketDetail } from "fdm-helpdesk"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { messagesAsked, moreMessages } from "~/lib/ticket/messages-asked"

/** Above the first message of a long conversation, of which a page holds the newest part. */
export function EarlierMessages({ detail }: { detail: Pick<TicketDetail, "messages" | "hasEarlier"> }) {
  const { messages, hasEarlier } = detail
  const { t } = useTranslation()
  if (!hasEarlier) return null
  return (
    <More whenAll={t("conversation.newest", { count: messages.length })} className="justify-self-center">
      {t("conversation.earlier")}
    </More>
  )
}

/** Before the first change that is shown of a ticket on which very much happened: a page holds the newest part. */
export function EarlierChanges({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <More whenAll={t("conversation.newestChanges", { count })} className="w-fit">
      {t("conversation.earlierChanges")}
    </More>
  )
}

type MoreProps = { whenAll: string; className: string; children: ReactNode }

/** The way to a page that holds more, or, where there is none, words that say so. */
function More({ whenAll, className, children }: MoreProps) {
  const [params] = useSearchParams()
  const next = moreMessages(messagesAsked({ searchParams: params }))
  if (!next) return <p className={clsx("text-soft text-sm", className)}>{whenAll}</p>
  const search = new URLSearchParams(params)
  search.set("messages", String(next))
  return (
    <Link to={`?${search}`} preventScrollReset className={buttonStyle({ look: "quiet", className })}>
      {children}
    </Link>
  )
}
