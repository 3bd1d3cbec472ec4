import type { Message } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { useClock, When } from "~/components/ui/time/time"
import { exactTime } from "~/components/ui/time/time-words"
import { useMessageActs } from "./message-acts"

/** When a message was edited, exactly on hover; in the console the way to what it said before, and that it wasn't mailed. */
export function MessageMarks({ message }: { message: Message }) {
  const { t } = useTranslation()
  const { isConsole, isUnmailed, linkTo } = useMessageActs(message)
  const { locale, timeZone } = useClock()
  const { editedAt, redactedAt, deletedAt } = message
  if (deletedAt) return null
  return (
    <>
      {editedAt && (
        <span className="text-soft text-xs" title={exactTime(editedAt, locale, timeZone)}>
          {isConsole ? (
            <Link
              {...linkTo("history")}
              data-act="history"
              className="rounded-sm underline decoration-dotted underline-offset-2 hover:text-ink"
            >
              {t("message.edited")}
            </Link>
          ) : (
            t("message.edited")
          )}
        </span>
      )}
      {redactedAt && (
        <span className="text-soft text-xs" title={exactTime(redactedAt, locale, timeZone)}>
          {t("conversation.redacted")}
        </span>
      )}
      {isUnmailed && <span className="text-warn-ink text-xs">{t("conversation.unmailed")}</span>}
    </>
  )
}

/** The place of a message that was deleted. */
export function Tombstone({ message }: { message: Message }) {
  const { t } = useTranslation()
  return (
    <p className="w-fit rounded-lg border border-line-strong/60 border-dashed px-3.5 py-2 text-soft italic">
      {message.visibility === "internal" ? t("conversation.noteDeleted") : t("conversation.deleted")}
      {message.deletedAt && (
        <span className="text-xs not-italic">
          {" · "}
          <When at={message.deletedAt} />
        </span>
      )}
    </p>
  )
}
