import { clsx } from "clsx"
import { countStoppedWork, type InboxView, inboxViews, isId, listPresence } from "fdm-helpdesk"
import { ChevronDown } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Outlet, useRouteLoaderData } from "react-router"
import { Selection } from "~/components/blocks/bulk/selection"
import { ListProvider, useList, usePane } from "~/components/blocks/list/inbox-context"
import { ListPane } from "~/components/blocks/list/list-pane"
import type { ShownNotice } from "~/components/blocks/list/notices"
import { PresenceProvider } from "~/components/blocks/live/presence-provider"
import { InboxViews } from "~/components/blocks/shell/inbox-views"
import { ResolvedNotices, ResolvedTickets } from "~/components/blocks/ticket/header/resolved-notices"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { readInboxList } from "~/lib/list/inbox-list.server"
import type { Caller } from "~/lib/requests/caller.server"
import { page } from "~/lib/requests/page.server"
import type { loader as shellLoader } from "~/routes/_shell"
import type { Route } from "./+types/inbox"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const known = agentOnly(args)
    const { db, actor, now } = known
    const { ticket_id } = args.params as { ticket_id?: string }
    const list = await readInboxList(known, args)
    const onScreen = [...list.rows.map(({ id }) => id), ...(isId("ticket", ticket_id) ? [ticket_id] : [])]
    const [presence, notices] = await Promise.all([
      listPresence(db, actor, { ticketIds: onScreen }, now),
      actor.role === "admin" ? noticesFor(known) : [],
    ])
    return { ...list, views: inboxViews, presence, contactId: actor.contactId, notices }
  })
}

/** What admins have to look at: work that the desk gave up, and what may be wrong with how the app runs. */
async function noticesFor({ host, db, actor }: Caller): Promise<ShownNotice[]> {
  const count = await countStoppedWork(db, actor)
  const stopped = { key: "stopped", facts: { count }, to: "/admin/support/settings/stopped" } as const
  return [...(count > 0 ? [stopped] : []), ...host.watch.notices()]
}

export default function Console({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { ticketId, isOpen: isPaneOpen } = usePane()
  const { rows, views, query, saved, choices, presence, contactId } = loaderData
  const onScreen = [...rows.map(({ id }) => id), ...(ticketId ? [ticketId] : [])]
  return (
    <PresenceProvider found={presence} ownContactId={contactId} ticketIds={onScreen}>
      <ResolvedTickets>
        <Selection rows={rows}>
          <div className="relative flex flex-1 text-sm lg:h-[calc(100dvh-3.25rem)] lg:flex-none xl:h-dvh">
            <h1 className="sr-only">{t("console.title")}</h1>
            <ListProvider query={query} saved={saved} choices={choices}>
              <ListPane {...loaderData} menu={<ViewMenu key={query.viewId ?? query.view} views={views} />} />
              <section
                className={clsx(
                  "min-w-0 flex-1 flex-col lg:flex",
                  isPaneOpen ? "flex" : "hidden",
                  saved && !isPaneOpen && "xl:hidden",
                )}
              >
                <ResolvedNotices />
                <Outlet />
              </section>
            </ListProvider>
          </div>
        </Selection>
      </ResolvedTickets>
    </PresenceProvider>
  )
}

/** The views where there is no room for the rail. */
function ViewMenu({ views }: { views: readonly InboxView[] }) {
  const { t } = useTranslation()
  const { query, saved } = useList()
  const shell = useRouteLoaderData<typeof shellLoader>("shell")
  return (
    <details data-closes className="relative min-w-0 xl:group-data-[rail=open]/shell:hidden">
      <summary className="-mx-2 flex h-9 items-center gap-1 rounded-md px-2 font-semibold text-base hover:bg-hover">
        <span className="truncate">{saved?.name ?? t(`console.view.${query.view}`)}</span>
        <ChevronDown aria-hidden size={16} className="shrink-0" />
      </summary>
      <nav
        aria-label={t("shell.views")}
        className="absolute top-10 -left-2 z-10 max-h-[70dvh] w-64 overflow-y-auto rounded-lg border bg-canvas p-1.5 shadow-float"
      >
        <InboxViews views={views} saved={shell?.inbox?.saved} counts={shell?.inbox?.counts ?? {}} />
      </nav>
    </details>
  )
}
