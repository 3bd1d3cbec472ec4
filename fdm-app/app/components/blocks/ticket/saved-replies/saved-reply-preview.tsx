import type { TicketDetail } from "fdm-helpdesk"
import { renderSavedReply } from "fdm-helpdesk/saved-reply-text"
import { useTranslation } from "react-i18next"
import { usePersonName } from "~/components/ui/person"
import type { Choice } from "./saved-reply-list"

/** What an answer says on this ticket, and how to take it. */
export function SavedReplyPreview({ detail, choice }: { detail: TicketDetail; choice: Choice | undefined }) {
  const { t } = useTranslation()
  const agent = usePersonName()
  const { ticket, requester } = detail
  const values = {
    customer_name: requester.name,
    agent_name: agent,
    ticket_ref: ticket.ref,
    farm_name: ticket.farmName ?? "",
  }
  return (
    <div className="flex min-h-0 flex-col border-t bg-sunken sm:border-t-0 sm:border-l">
      <p className="wrap-anywhere min-h-0 flex-1 overflow-y-auto whitespace-pre-wrap px-4 py-3 leading-relaxed">
        {choice && renderSavedReply(choice.body, values)}
      </p>
      <p className="hidden border-t px-4 py-1.5 text-soft text-xs sm:block">{t("writing.replies.keys")}</p>
    </div>
  )
}
