import type { Message } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { useClock } from "~/components/ui/time/time"
import { exactTime } from "~/components/ui/time/time-words"
import { useMessageActs } from "./message-acts"
import { EditedText } from "./message-text"

/** How many edits the page of a history holds; before a full one, there may be more. */
const historyOfPage = 50

/** What a message said before each edit, oldest first. For agents. */
export function MessageHistory({ message }: { message: Message }) {
  const { t } = useTranslation()
  const { locale, timeZone } = useClock()
  const { history, linkTo, toBefore } = useMessageActs(message)
  const [first] = history
  return (
    <section
      aria-label={t("conversation.history")}
      className="mt-2 grid w-full gap-3 rounded-lg border bg-sunken px-3.5 py-3 text-ink text-sm"
    >
      <p className="font-medium">{t("conversation.history")}</p>
      {first && history.length === historyOfPage && (
        <Link
          to={toBefore(first.id)}
          preventScrollReset
          className={buttonStyle({ look: "quiet", size: "small", className: "w-fit" })}
        >
          {t("conversation.earlierTexts")}
        </Link>
      )}
      <ol className="grid gap-3">
        {history.map((edit) => (
          <li key={edit.id} id={edit.id} className="scroll-mt-4">
            <p className="mb-0.5 text-soft text-xs tabular-nums">
              {t("conversation.until", { name: edit.editedByName, at: exactTime(edit.editedAt, locale, timeZone) })}
            </p>
            <EditedText edit={edit} />
          </li>
        ))}
      </ol>
      {history.length === 0 && <p className="text-soft">{t("conversation.noHistory")}</p>}
      <Link {...linkTo(null)} className={buttonStyle({ look: "plain", size: "small", className: "w-fit" })}>
        {t("conversation.close")}
      </Link>
    </section>
  )
}
