import type { Message } from "fdm-helpdesk"
import { EyeOff, Pencil, Trash2 } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { useMessageActs } from "./message-acts"

const icons = { edit: Pencil, delete: Trash2, redact: EyeOff }

/** What its reader may do to a message: in sight where the pointer or the focus is, always where there is no pointer. */
export function MessageTools({ message }: { message: Message }) {
  const { t } = useTranslation()
  const { rights, linkTo } = useMessageActs(message)
  if (rights.length === 0 || message.deletedAt) return null
  return (
    <ul className="ml-auto flex gap-0.5 opacity-0 transition-opacity duration-100 focus-within:opacity-100 group-hover/message:opacity-100 [@media(hover:none)]:opacity-100">
      {rights.map((right) => {
        const Icon = icons[right]
        return (
          <li key={right}>
            <Link
              {...linkTo(right)}
              data-act={right}
              title={t(`conversation.tool.${right}`)}
              aria-label={t(`conversation.tool.${right}`)}
              className="grid size-6 place-items-center rounded-sm text-soft hover:bg-hover hover:text-ink"
            >
              <Icon aria-hidden size={14} />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
