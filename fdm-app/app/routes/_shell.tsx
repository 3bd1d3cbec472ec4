import { asRequester, countInbox, countUnread, inboxViews, isId, type TicketId } from "fdm-helpdesk"
import { Building2, Mail } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Outlet, useRouteLoaderData } from "react-router"
import { Keys } from "~/components/blocks/keys/keys"
import { LiveProvider } from "~/components/blocks/live/live-provider"
import { PanelsProvider } from "~/components/blocks/shell/panels"
import { Shell } from "~/components/blocks/shell/shell"
import { NavItem } from "~/components/blocks/sidebar/nav-item"
import { SupportNav } from "~/components/blocks/sidebar/support"
import { Announcer } from "~/components/ui/announcer"
import { PersonProvider } from "~/components/ui/person"
import { ClockProvider } from "~/components/ui/time"
import { type Caller, caller } from "~/lib/caller.server"
import { unlessAway } from "~/lib/page.server"
import { closedPanelsIn } from "~/lib/panels"
import type { loader as rootLoader } from "~/root"
import type { Route } from "./+types/_shell"

/** What the sidebar shows. The page itself tells when the database is away; the sidebar then goes without numbers. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const known = context.get(caller)
  const { ticket_id } = params as { ticket_id?: string }
  const open = isId("ticket", ticket_id) ? ticket_id : undefined
  const counts = await unlessAway(() => countsFor(known, open))
  const closedPanels = closedPanelsIn(request.headers.get("Cookie"))
  return { ...counts, closedPanels, hasMailFolder: known.host.mails !== undefined && known.user !== null }
}

async function countsFor({ db, actor }: Caller, open: TicketId | undefined) {
  if (actor.type === "nobody") return undefined
  const [unread, counts] = await Promise.all([
    countUnread(db, asRequester(actor), { except: open }),
    actor.type === "agent" ? countInbox(db, actor) : undefined,
  ])
  return { unread, inbox: counts && { counts, views: inboxViews } }
}

export default function ShellLayout({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const root = useRouteLoaderData<typeof rootLoader>("root")
  const { unread = 0, inbox, hasMailFolder, closedPanels } = loaderData
  if (!root) return <Outlet />
  const nav = root.user && (
    <>
      <NavItem to="/farms" icon={Building2} label={t("shell.farms")} />
      <SupportNav unread={unread} inbox={inbox} />
      {hasMailFolder && <NavItem to="/dev/mail" icon={Mail} label={t("mail.title")} />}
    </>
  )
  return (
    <ClockProvider {...root}>
      <PersonProvider person={root.user}>
        <Announcer>
          <LiveProvider email={root.user?.email} now={root.now}>
            <PanelsProvider closed={closedPanels}>
              <Keys views={inbox?.views}>
                <Shell
                  user={root.user}
                  nav={nav}
                  waiting={unread > 0 ? t("shell.unread", { count: unread }) : undefined}
                  logoUrl={root.brand.logoUrl}
                >
                  <Outlet />
                </Shell>
              </Keys>
            </PanelsProvider>
          </LiveProvider>
        </Announcer>
      </PersonProvider>
    </ClockProvider>
  )
}
