import type { Message } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { useClock } from "~/components/ui/time"
import { exactTime } from "~/components/ui/time-words"
import { Written } from "~/components/ui/written"
import { useMessageActs } from "./message-acts"

/** What a message said before each edit, oldest first. For agents. */
export function MessageHistory({ message }: { message: Message }) {
  const { t } = useTranslation()
  const { locale, timeZone } = useClock()
  const { history, linkTo } = useMessageActs(message)
  return (
    <section
      aria-label={t("conversation.history")}
      className="mt-2 grid w-full gap-3 rounded-lg border bg-sunken px-3.5 py-3 text-ink text-sm"
    >
      <p className="font-medium">{t("conversation.history")}</p>
      <ol className="grid gap-3">
        {history.map(({ body, editedAt, editedByName }) => (
          <li key={editedAt.getTime()}>
            <p className="mb-0.5 text-soft text-xs tabular-nums">
              {t("conversation.until", { name: editedByName, at: exactTime(editedAt, locale, timeZone) })}
            </p>
            <Written text={body} />
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
