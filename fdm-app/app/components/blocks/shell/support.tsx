import type { InboxCounts, InboxView } from "fdm-helpdesk"
import { Inbox, LifeBuoy, Settings } from "lucide-react"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router"
import { shownAtMost } from "~/components/ui/count"
import type { Translate } from "~/locales/translation"
import { InboxViews, type RailView } from "./inbox-views"
import { NavItem } from "./nav-item"

type Props = {
  /** Own questions with an answer not yet read. */
  unread: number
  /** Set for agents. */
  inbox?: { counts: InboxCounts; views: readonly InboxView[]; saved: readonly RailView[] }
}

const settingsPath = "/admin/support/settings"

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
            except={settingsPath}
            badge={inbox.counts.unassigned}
            badgeLabel={unassignedWords(inbox.counts.unassigned, t)}
          />
          <Rail {...inbox} />
          <NavItem to={settingsPath} icon={Settings} label={t("settings.title")} />
        </>
      )}
    </>
  )
}

function unassignedWords(count: number, t: Translate): string {
  return count > shownAtMost ? t("views.unassignedMoreThan", { count: shownAtMost }) : t("shell.unassigned", { count })
}

/** The rail of views stands under "Inbox" while somebody is there; narrow screens have it above the list. */
function Rail({ counts, views, saved }: NonNullable<Props["inbox"]>) {
  const { pathname } = useLocation()
  if (!pathname.startsWith("/admin/support") || pathname.startsWith(settingsPath)) return null
  return (
    <li className="hidden xl:group-data-[rail=open]/shell:block">
      <InboxViews views={views} saved={saved} counts={counts} isIndented />
    </li>
  )
}
