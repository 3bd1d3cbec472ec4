import type { Agent, Message } from "fdm-helpdesk"
import { mentionsIn } from "fdm-helpdesk/markdown"
import { StickyNote } from "lucide-react"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { When } from "~/components/ui/time/time"
import { useMessageActs } from "./message-acts"
import { EditForm, MessageForms } from "./message-forms"
import { MessageMarks, Tombstone } from "./message-marks"
import { MessageText } from "./message-text"
import { MessageTools } from "./message-tools"

type Props = { message: Message; agents: readonly Agent[] }

/** What agents tell each other: amber and labelled, so that nobody takes it for something the requester reads. */
export function InternalNote({ message, agents }: Props) {
  const { t } = useTranslation()
  const { act } = useMessageActs(message)
  const name = message.authorName ?? t("message.desk")
  return (
    <article
      id={message.id}
      tabIndex={-1}
      data-focus-home=""
      aria-label={`${t("console.note")}: ${name}`}
      className="group/message scroll-mt-4 rounded-lg border border-note-line bg-note px-3.5 py-2.5"
    >
      <div className="mb-1 flex min-h-6 flex-wrap items-center gap-x-2 text-note-ink">
        <StickyNote aria-hidden size={14} />
        <span className="font-semibold text-xs">{t("console.note")}</span>
        <span className="font-medium">{name}</span>
        <When at={message.createdAt} className="text-xs tabular-nums" />
        <MessageMarks message={message} />
        <MessageTools message={message} />
      </div>
      <Text message={message} isEdited={act === "edit"} />
      {!message.deletedAt && <NotReached message={message} agents={agents} />}
      <MessageForms message={message} />
    </article>
  )
}

function Text({ message, isEdited }: { message: Message; isEdited: boolean }) {
  if (message.deletedAt) return <Tombstone message={message} />
  return isEdited ? <EditForm message={message} /> : <MessageText message={message} />
}

/** Who is called by name and won't hear of it, because they left the desk. */
function NotReached({ message: { body, foldedBytes, mentions }, agents }: Props) {
  const { t } = useTranslation()
  const names = useMemo(() => {
    if (foldedBytes !== undefined || !body.includes("@")) return []
    const reached = new Set(mentions.map(({ agentId }) => agentId))
    return mentionsIn(body, agents).flatMap(({ id, name, isActive }) => (isActive || reached.has(id) ? [] : [name]))
  }, [body, foldedBytes, mentions, agents])
  if (names.length === 0) return null
  return (
    <p role="status" className="mt-1.5 text-note-ink text-xs">
      {t("conversation.notReached", { names: names.join(", "), count: names.length })}
    </p>
  )
}
