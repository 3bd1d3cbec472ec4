import { clsx } from "clsx"
import type { Message } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Initials } from "~/components/ui/initials"
import { When } from "~/components/ui/time/time"
import { useMessageActs } from "./message-acts"
import { EditForm, MessageForms } from "./message-forms"
import { MessageMarks, Tombstone } from "./message-marks"
import { MessageText } from "./message-text"
import { MessageTools } from "./message-tools"

type Props = {
  message: Message
  /** Set where the reader wrote it themselves. */
  isOwn?: boolean
}

/** One message of a conversation, with who wrote it and when. */
export function MessageBubble({ message, isOwn }: Props) {
  const { t } = useTranslation()
  const isDesk = message.authorType !== "requester"
  const name = message.authorName ?? t("message.desk")
  return (
    <article
      id={message.id}
      tabIndex={-1}
      data-focus-home=""
      aria-label={t("message.from", { name })}
      className="group/message flex scroll-mt-4 gap-3"
    >
      <Initials name={name} isDesk={isDesk} />
      <div className="min-w-0 flex-1">
        <div className="mb-1 flex min-h-6 flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{isOwn ? t("support.you") : name}</span>
          <When at={message.createdAt} className="text-soft text-xs tabular-nums" />
          <MessageMarks message={message} />
          <MessageTools message={message} />
        </div>
        <Body message={message} isDesk={isDesk} />
        <MessageForms message={message} />
      </div>
    </article>
  )
}

function Body({ message, isDesk }: { message: Message; isDesk: boolean }) {
  const { act } = useMessageActs(message)
  if (message.deletedAt) return <Tombstone message={message} />
  if (act === "edit") return <EditForm message={message} />
  return (
    <div
      className={clsx(
        "w-fit max-w-full rounded-lg rounded-tl-sm border px-3.5 py-2.5",
        isDesk ? "border-transparent bg-accent-tint" : "border-line bg-canvas",
      )}
    >
      <MessageText message={message} />
    </div>
  )
}
