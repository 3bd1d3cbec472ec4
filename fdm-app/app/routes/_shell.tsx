import {
  type AgentActor,
  asRequester,
  countInbox,
  countUnread,
  type Db,
  inboxViews,
  isId,
  type TicketId,
} from "fdm-helpdesk"
import { Building2, Mail } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Outlet, useRouteLoaderData } from "react-router"
import { Keys } from "~/components/blocks/keys/keys"
import { LiveProvider } from "~/components/blocks/live/live-provider"
import { NoPassword } from "~/components/blocks/people/no-password"
import { NavItem } from "~/components/blocks/shell/nav-item"
import { PanelsProvider } from "~/components/blocks/shell/panels"
import { Shell } from "~/components/blocks/shell/shell"
import { SupportNav } from "~/components/blocks/shell/support"
import { Announcer } from "~/components/ui/announcer"
import { PersonProvider } from "~/components/ui/person"
import { ClockProvider } from "~/components/ui/time/time"
import { mayReadMails } from "~/lib/host/mail-folder.server"
import { countedViews, savedViewsOf } from "~/lib/list/saved-views.server"
import { closedPanelsIn } from "~/lib/panels"
import { type Caller, caller } from "~/lib/requests/caller.server"
import { unlessAway } from "~/lib/requests/page.server"
import type { loader as rootLoader } from "~/root"
import type { Route } from "./+types/_shell"

/** What the sidebar shows. The page itself tells when the database is away; the sidebar then goes without numbers. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const known = context.get(caller)
  const { ticket_id } = params as { ticket_id?: string }
  const open = isId("ticket", ticket_id) ? ticket_id : undefined
  const counts = await unlessAway(() => countsFor(known, open, context))
  const closedPanels = closedPanelsIn(request.headers.get("Cookie"))
  return { ...counts, closedPanels, hasMailFolder: mayReadMails(known, request) }
}

async function countsFor({ db, actor, now }: Caller, open: TicketId | undefined, context: Route.LoaderArgs["context"]) {
  if (actor.type === "nobody") return undefined
  const [unread, inbox] = await Promise.all([
    countUnread(db, asRequester(actor), { except: open }),
    actor.type === "agent" ? railFor(db, actor) : undefined,
  ])
  return { unread, inbox }

  async function railFor(db: Db, actor: AgentActor) {
    const saved = await savedViewsOf(context, { db, actor })
    const counts = await countInbox(db, actor, { views: countedViews(saved) }, now)
    const shown = saved.map(({ id, name, icon, sharing, isOwn }) => ({ id, name, icon, sharing, isOwn }))
    return { counts, views: inboxViews, saved: shown }
  }
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
              <Keys places={inbox}>
                <Shell
                  user={root.user}
                  nav={nav}
                  waiting={unread > 0 ? t("shell.unread", { count: unread }) : undefined}
                  logoUrl={root.brand.logoUrl}
                >
                  <NoPassword />
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
