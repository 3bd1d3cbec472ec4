import { clsx } from "clsx"
import { getInbox, type InboxView, inboxViews } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Link, Outlet, useParams } from "react-router"
import { InboxList, InboxPages } from "~/components/blocks/support/inbox-list"
import { Alert } from "~/components/ui/alert"
import { firstPageUnless, page } from "~/lib/page.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const { searchParams } = args.url
    const asked = searchParams.get("view")
    const view = inboxViews.find((known) => known === asked) ?? "open"
    const list = await firstPageUnless(searchParams.get("cursor"), (cursor) => getInbox(db, actor, { view, cursor }))
    return { ...list, view, views: inboxViews, isIgnored: list.isIgnored || (asked !== null && asked !== view) }
  })
}

export default function Console({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { ticket_id } = useParams()
  const { rows, view, views, nextCursor, isFirst, isIgnored } = loaderData
  const search = view === "open" ? "" : `?view=${view}`
  return (
    <div className="flex flex-1 text-sm lg:h-[calc(100dvh-3.25rem)] lg:flex-none xl:h-dvh">
      <section
        aria-labelledby="view"
        className={clsx("w-full shrink-0 flex-col border-r lg:flex lg:w-85 xl:w-90", ticket_id ? "hidden" : "flex")}
      >
        <header className="grid gap-2 border-b px-5 pt-3 pb-0 xl:py-3">
          <h1 id="view" className="font-semibold text-base">
            {t(`console.view.${view}`)}
          </h1>
          <ViewTabs views={views} current={view} />
        </header>
        <div className="relative flex-1 overflow-y-auto">
          {isIgnored && <Alert tone="bad" title={t("console.ignored")} className="m-3" />}
          <InboxList view={view} rows={rows} openTicketId={ticket_id} search={search} />
          <InboxPages view={view} nextCursor={nextCursor} isFirst={isFirst} />
        </div>
      </section>
      <section className={clsx("min-w-0 flex-1 flex-col lg:flex", ticket_id ? "flex" : "hidden")}>
        <Outlet />
      </section>
    </div>
  )
}

/** The views where there is no room for the rail. */
function ViewTabs({ views, current }: { views: readonly InboxView[]; current: InboxView }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t("shell.views")} className="-mx-5 flex gap-4 overflow-x-auto px-5 xl:hidden">
      {views.map((view) => (
        <Link
          key={view}
          to={`/admin/support?view=${view}`}
          aria-current={view === current ? "page" : undefined}
          className={clsx(
            "whitespace-nowrap border-b-2 py-1.5",
            view === current ? "border-accent font-medium" : "border-transparent text-soft hover:text-ink",
          )}
        >
          {t(`console.view.${view}`)}
        </Link>
      ))}
    </nav>
  )
}
