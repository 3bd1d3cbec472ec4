import { clsx } from "clsx"
import type { InboxCounts, InboxView } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router"
import { inboxViewOf } from "~/lib/inbox-view"

type Props = {
  views: readonly InboxView[]
  /** Of the views that are counted. */
  counts: Partial<InboxCounts>
  /** Lines the names up with the words of the sidebar. */
  isIndented?: boolean
}

/** The views of the inbox with how many tickets wait in each. */
export function InboxViews({ views, counts, isIndented }: Props) {
  const { t } = useTranslation()
  const current = inboxViewOf(useSearchParams()[0])
  return (
    <ul aria-label={t("shell.views")} className="grid gap-px">
      {views.map((view) => (
        <li key={view}>
          <Link
            to={`/admin/support?view=${view}`}
            aria-current={view === current ? "page" : undefined}
            className={clsx(
              "flex h-8 items-center justify-between gap-2 rounded-md pr-2.5 xl:h-7",
              isIndented ? "pl-9" : "pl-2.5",
              view === current ? "bg-selected font-medium" : "text-soft hover:bg-hover hover:text-ink",
            )}
          >
            <span className="truncate">{t(`console.view.${view}`)}</span>
            <span className="text-soft text-xs tabular-nums">
              {counts[view as Exclude<keyof InboxCounts, "saved">]}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
