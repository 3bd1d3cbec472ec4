import type { SavedReply } from "fdm-helpdesk"
import { MessageSquareQuote, Plus } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { buttonStyle } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"

/** Saved replies under their categories, in the order in which they come: by category, those without one last. */
export function ReplyList({ replies }: { replies: readonly SavedReply[] }) {
  const { t } = useTranslation()
  const groups = [...Map.groupBy(replies, ({ category }) => category?.toLowerCase() ?? "").values()]
  return (
    <>
      <p>
        <Link to="new" className={buttonStyle({ look: "primary" })}>
          <Plus aria-hidden size={16} />
          {t("settings.replies.new")}
        </Link>
      </p>
      {groups.length === 0 && (
        <Empty icon={MessageSquareQuote} title={t("settings.replies.empty")}>
          {t("settings.replies.emptyText")}
        </Empty>
      )}
      {groups.map((group) => (
        <section key={group[0]?.id} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
          <h2 className="font-semibold text-base">{group[0]?.category ?? t("settings.replies.noCategory")}</h2>
          <ul className="divide-y border-y">
            {group.map((reply) => (
              <ReplyRow key={reply.id} reply={reply} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function ReplyRow({ reply: { id, title, body, isShared, usageCount } }: { reply: SavedReply }) {
  const { t } = useTranslation()
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-2 py-2.5 hover:bg-hover">
      <div className="min-w-0 flex-1 basis-60">
        <Link to={id} className="wrap-anywhere font-medium after:absolute after:inset-0">
          {title}
        </Link>
        <p className="truncate text-soft">{body}</p>
      </div>
      <p className="flex shrink-0 gap-4 text-soft">
        <span>{isShared ? t("settings.replies.shared") : t("settings.replies.private")}</span>
        <span className="tabular-nums">{t("settings.replies.used", { count: usageCount })}</span>
      </p>
    </li>
  )
}
