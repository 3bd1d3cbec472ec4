import { clsx } from "clsx"
import { getInbox, type InboxView, inboxViews, isId, listPresence } from "fdm-helpdesk"
import { ChevronDown } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Outlet, useParams, useRouteLoaderData, useSearchParams } from "react-router"
import { LiveBox } from "~/components/blocks/live/live-box"
import { PresenceProvider } from "~/components/blocks/live/presence-provider"
import { InboxViews } from "~/components/blocks/sidebar/inbox-views"
import { BulkBar } from "~/components/blocks/support/bulk-bar"
import { InboxList, InboxPages } from "~/components/blocks/support/inbox-list"
import { ResolvedNotices, ResolvedTickets } from "~/components/blocks/support/resolved-notices"
import { Selection } from "~/components/blocks/support/selection"
import { Alert } from "~/components/ui/alert"
import { inboxViewOf } from "~/lib/inbox-view"
import { firstPageUnless, page } from "~/lib/page.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { loader as shellLoader } from "./_shell"
import type { Route } from "./+types/admin.support"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor, now } = agentOnly(args)
    const { ticket_id } = args.params as { ticket_id?: string }
    const { searchParams } = args.url
    const view = inboxViewOf(searchParams, inboxViews)
    const isOtherView = (searchParams.get("view") ?? view) !== view
    const list = await firstPageUnless(searchParams.get("cursor"), (cursor) => getInbox(db, actor, { view, cursor }))
    const onScreen = [...list.rows.map(({ id }) => id), ...(isId("ticket", ticket_id) ? [ticket_id] : [])]
    const presence = await listPresence(db, actor, { ticketIds: onScreen }, now)
    const { contactId } = actor
    return { ...list, view, views: inboxViews, isIgnored: list.isIgnored || isOtherView, presence, contactId }
  })
}

export default function Console({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { ticket_id } = useParams()
  const [params] = useSearchParams()
  const { rows, view, views, nextCursor, isFirst, isIgnored, presence, contactId } = loaderData
  const onScreen = [...rows.map(({ id }) => id), ...(ticket_id ? [ticket_id] : [])]
  return (
    <PresenceProvider found={presence} ownContactId={contactId} ticketIds={onScreen}>
      <ResolvedTickets>
        <Selection rows={rows}>
          <div className="relative flex flex-1 text-sm lg:h-[calc(100dvh-3.25rem)] lg:flex-none xl:h-dvh">
            <h1 className="sr-only">{t("console.title")}</h1>
            <section
              aria-label={t("console.list", { view: t(`console.view.${view}`) })}
              className={clsx(
                "w-full shrink-0 flex-col border-r lg:flex lg:w-85 xl:w-90",
                ticket_id ? "hidden" : "flex",
              )}
            >
              <header className="flex h-13 items-center border-b px-5 xl:h-12">
                <h2 className="hidden font-semibold text-base xl:group-data-[rail=open]/shell:block">
                  {t(`console.view.${view}`)}
                </h2>
                <ViewMenu key={view} view={view} views={views} />
              </header>
              <BulkBar rows={rows} />
              <LiveBox rows={rows} name={params.toString()}>
                {(shown) => (
                  <>
                    {isIgnored && <Alert tone="bad" title={t("list.ignored")} className="m-3" />}
                    <InboxList
                      view={view}
                      rows={shown}
                      openTicketId={ticket_id}
                      search={params.has("view") ? `?view=${view}` : ""}
                    />
                    <InboxPages view={view} nextCursor={nextCursor} isFirst={isFirst} />
                  </>
                )}
              </LiveBox>
            </section>
            <section className={clsx("min-w-0 flex-1 flex-col lg:flex", ticket_id ? "flex" : "hidden")}>
              <ResolvedNotices />
              <Outlet />
            </section>
          </div>
        </Selection>
      </ResolvedTickets>
    </PresenceProvider>
  )
}

/** The views where there is no room for the rail. */
function ViewMenu({ view, views }: { view: InboxView; views: readonly InboxView[] }) {
  const { t } = useTranslation()
  const shell = useRouteLoaderData<typeof shellLoader>("shell")
  return (
    <details data-closes className="relative xl:group-data-[rail=open]/shell:hidden">
      <summary className="-mx-2 flex h-9 items-center gap-1 rounded-md px-2 font-semibold text-base hover:bg-hover">
        {t(`console.view.${view}`)}
        <ChevronDown aria-hidden size={16} />
      </summary>
      <nav
        aria-label={t("shell.views")}
        className="absolute top-10 -left-2 z-10 w-60 rounded-lg border bg-canvas p-1.5 shadow-float"
      >
        <InboxViews views={views} counts={shell?.inbox?.counts ?? {}} />
      </nav>
    </details>
  )
}
