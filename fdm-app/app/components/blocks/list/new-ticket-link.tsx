import { Plus } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { buttonStyle } from "~/components/ui/button"

/** Opens a ticket for somebody who called or came by. */
export function NewTicketLink() {
  const { t } = useTranslation()
  const label = t("people.create.title")
  return (
    <Link
      to="/admin/support/new"
      aria-label={label}
      title={label}
      className={buttonStyle({ look: "quiet", size: "small", className: "px-1.5" })}
      {...useKeyTarget("newTicket")}
    >
      <Plus aria-hidden size={15} />
      <KeyCap of="newTicket" className="text-soft" />
    </Link>
  )
}
