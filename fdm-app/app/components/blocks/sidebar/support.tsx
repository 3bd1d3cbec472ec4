import { clsx } from "clsx"
import type { InboxCounts, InboxView } from "fdm-helpdesk"
import { Inbox, LifeBuoy } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link, useLocation, useSearchParams } from "react-router"
import { NavItem } from "./nav-item"

type Props = {
  /** Own questions with an answer not yet read. */
  unread: number
  /** Set for agents. */
  inbox?: { counts: InboxCounts; views: readonly InboxView[] }
}

/** What the helpdesk adds to the sidebar of its host: the portal for everybody, the inbox for agents. */
export function SupportNav({ unread, inbox }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <NavItem
        to="/support"
        icon={LifeBuoy}
        label={t("shell.support")}
        badge={unread}
        badgeLabel={t("shell.unread", { count: unread })}
        isStrong
      />
      {inbox && (
        <>
          <NavItem
            to="/admin/support"
            icon={Inbox}
            label={t("shell.inbox")}
            badge={inbox.counts.unassigned}
            badgeLabel={t("shell.unassigned", { count: inbox.counts.unassigned })}
          />
          <InboxViews {...inbox} />
        </>
      )}
    </>
  )
}

/** The rail of views stands under "Inbox" while somebody is there. */
function InboxViews({ counts, views }: NonNullable<Props["inbox"]>) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const current = useSearchParams()[0].get("view") ?? "open"
  if (!pathname.startsWith("/admin/support")) return null
  return (
    <li className="hidden xl:block">
      <ul aria-label={t("shell.views")} className="mt-0.5 grid gap-px">
        {views.map((view) => (
          <li key={view}>
            <Link
              to={`/admin/support?view=${view}`}
              aria-current={view === current ? "page" : undefined}
              className={clsx(
                "flex h-7 items-center justify-between rounded-md pr-2.5 pl-9",
                view === current ? "bg-selected font-medium" : "text-soft hover:bg-hover hover:text-ink",
              )}
            >
              {t(`console.view.${view}`)}
              {view in counts && (
                <span className="text-soft text-xs tabular-nums">{counts[view as keyof InboxCounts]}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  )
}
